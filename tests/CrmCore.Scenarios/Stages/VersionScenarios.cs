using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Stages;

/// <summary>R05 to R07: versions of pipelines, their two forms, and who edits them.</summary>
public sealed class VersionScenarios : Scenario
{
    private static PipelineDefinition First { get; } = Pipeline.Define("sales", p => p
        .Stage("new")
        .Stage("offer", s => s.OnEnter("note", Do.CreateTask("first").After(Period.FromDays(1))))
        .Stage("agreed", s => s.MoveHereOn("letter", Triggers.IncomingEmail())));

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R05_a_removed_stage_with_deals_needs_a_replacement(Keep keep)
    {
        await using var desk = await DeskAsync(keep, First);
        var one = await desk.NewDealAsync("+79160000001", stage: "offer");
        var two = await desk.NewDealAsync("+79160000002", stage: "offer");
        var without = Pipeline.Define("sales", p => p.Stage("new").Stage("talk").Stage("agreed", s => s.MoveHereOn("letter", Triggers.IncomingEmail())));

        var refused = Assert.IsType<Refused>(await desk.Crm.Pipelines.PublishAsync(without));
        Assert.Contains("2 deals stand on 'offer'", refused.Reason, StringComparison.Ordinal);
        Assert.Contains(".Replaces(", refused.Reason, StringComparison.Ordinal);
        Assert.Equal(1, (await desk.Crm.Pipelines.FindAsync("sales"))!.Version);

        Assert.IsType<Done>(await desk.Crm.Pipelines.PublishAsync(without with { Replaced = new Dictionary<string, string>(StringComparer.Ordinal) { ["offer"] = "talk" } }));
        Assert.Equal("talk", await StageAsync(desk, one));
        Assert.Equal("talk", await StageAsync(desk, two));
        Assert.Equal([0, 2, 0, 0, 0], (await desk.Crm.Pipelines.TotalsAsync("sales")).Select(t => (int)t.Deals));
    }

    [Fact]
    public async Task R05_a_removed_stage_that_is_empty_needs_none()
    {
        await using var desk = await DeskAsync(First);
        var deal = await desk.NewDealAsync(stage: "offer");
        await MoveAsync(desk, deal, "agreed");
        Assert.IsType<Done>(await desk.Crm.Pipelines.PublishAsync(Pipeline.Define("sales", p => p.Stage("new").Stage("agreed"))));
    }

    [Theory]
    [InlineData(OnRevision.Pinned, "first")]
    [InlineData(OnRevision.Follow, "second")]
    public async Task R05_what_waits_keeps_its_version_unless_the_save_says_otherwise(OnRevision waiting, string expected)
    {
        await using var desk = await DeskAsync(First);
        var deal = await desk.NewDealAsync(stage: "offer");
        await desk.Crm.Pipelines.PublishAsync(Second(Do.CreateTask("second").After(Period.FromDays(1))), waiting: waiting);
        var later = await desk.NewDealAsync("+79160000002", stage: "offer");

        await desk.AdvanceAsync(Period.FromDays(2));
        Assert.Equal(expected, Assert.Single(await desk.Tasks.OfAsync(deal)).Text);
        Assert.Equal("second", Assert.Single(await desk.Tasks.OfAsync(later)).Text);
    }

    [Fact]
    public async Task R05_an_action_that_follows_runs_as_the_newest_version_says()
    {
        var following = Pipeline.Define("sales", p => p
            .Stage("new").Stage("offer", s => s.OnEnter("note", Do.CreateTask("first").After(Period.FromDays(1)).FollowsRevisions())).Stage("agreed"));
        await using var desk = await DeskAsync(following);
        var deal = await desk.NewDealAsync(stage: "offer");
        await desk.Crm.Pipelines.PublishAsync(Second(Do.CreateTask("second").After(Period.FromDays(1))));
        await desk.AdvanceAsync(Period.FromDays(2));
        Assert.Equal("second", Assert.Single(await desk.Tasks.OfAsync(deal)).Text);
    }

    [Fact]
    public async Task R05_a_pinned_action_of_a_removed_stage_still_runs()
    {
        await using var desk = await DeskAsync(First);
        var deal = await desk.NewDealAsync(stage: "offer");
        await desk.Crm.Pipelines.PublishAsync(Pipeline.Define("sales", p => p.Stage("new").Stage("agreed").Replaces("offer", with: "agreed")));
        Assert.Equal("agreed", await StageAsync(desk, deal));
        await desk.AdvanceAsync(Period.FromDays(2));
        Assert.Equal("first", Assert.Single(await desk.Tasks.OfAsync(deal)).Text);
    }

    [Fact]
    public async Task R06_builder_and_json_say_the_same_and_run_the_same()
    {
        var read = PipelineJson.Parse(PipelineJson.Write(First));
        Assert.Equal(PipelineJson.Hash(First), PipelineJson.Hash(read));
        Assert.Contains("offer", read.ToMermaid(), StringComparison.Ordinal);

        await using var desk = await DeskAsync(read);
        var deal = await desk.NewDealAsync(email: "a@example.com");
        await desk.Events.IngestAsync(Mail());
        Assert.Equal("agreed", await StageAsync(desk, deal));
    }

    [Fact]
    public async Task R06_lint_knows_what_the_account_has()
    {
        await using var desk = await DeskAsync(crm => crm.AddPipeline(First).AddTemplate(new MessageTemplate { Id = "offer", Subject = "s", Text = "t" }));
        var problems = await desk.Crm.Pipelines.LintAsync(Pipeline.Define("sales", p => p
            .Stage("new", s => s.MoveHereOn("dead", Triggers.IncomingCall()))
            .Stage("a", s => s.OnEnter("to-b", Do.ChangeStage("b")).OnEnter("write", Do.SendEmail("offr")))
            .Stage("b", s => s.OnEnter("to-a", Do.ChangeStage("a")).OnEnter("ga", Do.AddToAnalytics()))
            .Stage("alone")
            .Won(w => w.OnEnter("ga2", Do.AddToAnalytics()).OnEnter("review", Do.CreateTask("ask").After(Period.FromDays(7))))));
        Assert.Equal(
            ["dead-trigger", "delay-on-closed-stage", "several-analytics-actions", "stage-loop", "unknown-template", "unreachable-stage"],
            problems.Select(p => p.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(await desk.Crm.Pipelines.LintAsync(First), p => p.Severity == ProblemSeverity.Error);
    }

    [Fact]
    public async Task R07_only_an_administrator_edits_pipelines_and_fields()
    {
        await using var desk = await DeskAsync(First);
        var changed = Second(Do.AddTag("x"));
        var refused = Assert.IsType<Refused>(await desk.Crm.Pipelines.PublishAsync(changed, Ivan));
        Assert.Contains("only an administrator", refused.Reason, StringComparison.Ordinal);
        Assert.IsType<Refused>(await desk.Crm.Settings.SaveAsync(new FieldDefinition { Id = "size" }, Ivan));
        Assert.IsType<Refused>(await desk.Crm.Settings.SaveAsync(new FieldDefinition { Id = "size" }, new EmployeeId("nobody")));
        Assert.Equal(1, (await desk.Crm.Pipelines.FindAsync("sales"))!.Version);

        Assert.IsType<Done>(await desk.Crm.Pipelines.PublishAsync(changed, Olga));
        Assert.IsType<Done>(await desk.Crm.Settings.SaveAsync(new FieldDefinition { Id = "size" }, Olga));
        await desk.Crm.Settings.SaveAsync(new Employee { Id = "olga", Name = "Olga", Admin = true, Active = false });
        Assert.IsType<Refused>(await desk.Crm.Pipelines.PublishAsync(First, Olga));
    }

    [Fact]
    public async Task R07_the_host_may_decide_otherwise()
    {
        await using var desk = await DeskAsync(crm =>
        {
            crm.AddPipeline(First);
            crm.Services.AddSingleton<IAccessPolicy, IvanEdits>();
        });
        Assert.IsType<Done>(await desk.Crm.Pipelines.PublishAsync(Second(Do.AddTag("x")), Ivan));
        Assert.Equal("not you", Assert.IsType<Refused>(await desk.Crm.Pipelines.PublishAsync(First, Olga)).Reason);
    }

    private static PipelineDefinition Second(ActionDraft action) =>
        Pipeline.Define("sales", p => p.Stage("new").Stage("offer", s => s.OnEnter("note", action)).Stage("agreed"));

    private sealed class IvanEdits : IAccessPolicy
    {
        public string? Refusal(Account account, Actor actor, bool isAdmin, string right) =>
            right == AccessRights.EditSettings && actor.Kind == ActorKind.Person && actor.Employee != Ivan ? "not you" : null;
    }
}
