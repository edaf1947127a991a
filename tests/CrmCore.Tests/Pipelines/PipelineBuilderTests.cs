using System.Text.Json.Nodes;

namespace CrmCore.Tests.Pipelines;

public sealed class PipelineBuilderTests
{
    [Fact]
    public void R01_A_pipeline_is_an_ordered_list_of_stages_that_ends_in_won_and_lost()
    {
        Assert.Equal(["new", "contacted", "offer", "agreed"], Examples.Sales.Stages.Select(s => s.Id));
        Assert.Equal("won", Examples.Sales.Won.Id);
        Assert.Equal("lost", Examples.Sales.Lost.Id);
        Assert.Empty(Examples.Sales.Validate());
    }

    [Fact]
    public void R01_A_pipeline_of_a_hundred_stages_is_as_good_as_one_of_five()
    {
        var long100 = Pipeline.Define("long", p =>
        {
            foreach (var number in Enumerable.Range(1, 100)) p.Stage($"s{number}", s => s.MoveHereOn($"t{number}", Triggers.IncomingCall()));
        });

        Assert.Equal(100, long100.Stages.Count);
        Assert.Empty(long100.Validate());
        Assert.Equal(PipelineJson.Hash(long100), PipelineJson.Hash(PipelineJson.Parse(PipelineJson.Write(long100))));
    }

    [Fact]
    public void R02_A_stage_has_a_name_a_colour_a_team_required_fields_and_a_time_limit()
    {
        var stage = Examples.Everything.Stages[0];
        Assert.Equal("Новая заявка", stage.Name);
        Assert.Equal("#3b82f6", stage.Color);
        Assert.Equal("inbound", stage.Team);
        Assert.Equal(Duration.FromHours(4), stage.TimeLimit);
        Assert.Equal(Duration.FromMinutes(30), stage.RemindBefore);
        Assert.Equal(["amount", "delivery-date"], Examples.Everything.Stages[2].Requires);
    }

    [Fact]
    public void R02_A_lost_deal_has_one_of_the_named_reasons()
    {
        Assert.Equal(["price", "competitor", "no answer"], Examples.Sales.LossReasons);
        Assert.Equal(["price", "competitor"], Examples.Everything.LossReasons);
        Assert.Equal("why", Assert.Single(Examples.Everything.Lost.OnEnter).Id);
    }

    [Fact]
    public void R05_A_removed_stage_names_the_stage_that_takes_its_deals() => Assert.Equal("new", Examples.Everything.Replaced["old"]);

    [Fact]
    public void R08_Every_kind_of_event_can_be_written_as_a_trigger()
        => Assert.Equal([.. KnownKinds.BuiltIn.Triggers.Order(StringComparer.Ordinal)], Examples.Everything.AllTriggers()
            .Select(t => t.Trigger.On).Where(on => !on.Contains('.', StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void R19_Every_kind_of_action_can_be_written()
        => Assert.Equal([.. KnownKinds.BuiltIn.Actions.Order(StringComparer.Ordinal)], Examples.Everything.AllActions()
            .Select(a => a.Action.Do).Where(kind => !kind.Contains('.', StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void The_kinds_with_a_shape_are_all_kinds_that_there_are()
    {
        Assert.Equal(Constants(typeof(EventKinds)), KnownKinds.BuiltIn.Triggers.Order(StringComparer.Ordinal));
        Assert.Equal(Constants(typeof(ActionKinds)), KnownKinds.BuiltIn.Actions.Order(StringComparer.Ordinal));

        static IEnumerable<string> Constants(Type type)
            => type.GetFields().Select(f => (string)f.GetRawConstantValue()!).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void R17_An_action_says_when_it_runs()
    {
        Assert.Equal(Timing.After(Period.FromDays(1)).At(new LocalTime(10, 0)).Within("office-hours"), Action("letter").Timing);
        Assert.Equal(Timing.After(Duration.FromMinutes(90)), Action("message").Timing);
        Assert.Equal(Timing.Before("deal.delivery-date", Period.FromDays(2)), Action("ahead").Timing);
        Assert.Equal(Timing.AfterField("deal.delivery-date", Period.FromDays(1)), Action("later").Timing);
        Assert.Equal(Timing.AtOnce, Action("task").Timing);
    }

    [Fact]
    public void R18_An_action_says_what_becomes_of_it()
    {
        Assert.Equal((WhenLeft.Keep, OnReentry.Again, OnRevision.Pinned), Fate("letter"));
        Assert.Equal((WhenLeft.Cancel, OnReentry.Never, OnRevision.Pinned), Fate("message-from"));
        Assert.Equal((WhenLeft.Cancel, OnReentry.Again, OnRevision.Follow), Fate("hook"));

        static (WhenLeft, OnReentry, OnRevision) Fate(string id) => (Action(id).WhenLeft, Action(id).OnReentry, Action(id).OnRevision);
    }

    [Fact]
    public void A_draft_that_is_used_twice_is_not_changed_by_its_second_use()
    {
        var letter = Do.SendEmail("offer");
        var later = letter.After(Period.FromDays(3)).Via("box");
        var pipeline = Pipeline.Define("sales", p => p.Stage("new", s => s.OnEnter("now", letter).OnEnter("later", later)));

        Assert.Equal(Timing.AtOnce, pipeline.Stages[0].OnEnter[0].Timing);
        Assert.Null(pipeline.Stages[0].OnEnter[0].Settings["via"]);
        Assert.Equal("box", pipeline.Stages[0].OnEnter[1].Settings["via"]!.GetValue<string>());
    }

    [Fact]
    public void Settings_that_the_host_changes_later_do_not_change_the_definition()
    {
        var settings = new JsonObject { ["sku"] = "A-1" };
        var pipeline = Pipeline.Define("sales", p => p.Stage("new", s => s.OnEnter("ship", Do.Host("acme.ship", settings))));
        settings["sku"] = "B-2";

        Assert.Equal("A-1", pipeline.Stages[0].OnEnter[0].Settings["sku"]!.GetValue<string>());
    }

    [Fact]
    public void The_settings_of_a_host_are_its_object_in_camel_case()
        => Assert.Equal("""{"sku":"A-1","count":2}""", Action("sample").Settings.ToJsonString());

    [Theory]
    [InlineData("id")]
    [InlineData("field")]
    [InlineData("when")]
    public void A_setting_cannot_be_named_as_a_member_that_all_actions_have(string name)
        => Assert.Contains($"\"{name}\"", Assert.Throws<ArgumentException>(() => Do.Host("acme.ship", new JsonObject { [name] = 1 })).Message, StringComparison.Ordinal);

    [Fact]
    public void The_settings_of_a_host_must_be_an_object()
        => Assert.Contains("Int32", Assert.Throws<ArgumentException>(() => Do.Host("acme.ship", 5)).Message, StringComparison.Ordinal);

    private static ActionDefinition Action(string id) => Examples.Everything.AllActions().Single(a => a.Action.Id == id).Action;
}
