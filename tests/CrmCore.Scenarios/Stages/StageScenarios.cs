using System.Globalization;
using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Stages;

/// <summary>R01 to R04: pipelines, stages, moves by hand, time limits.</summary>
public sealed class StageScenarios : Scenario
{
    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p
        .Stage("new", s => s.Named("New request").Color("#3b82f6").Team("front").TimeLimit(Duration.FromHours(4), Duration.FromMinutes(30)))
        .Stage("offer", s => s.Requires(Fields.Amount, "deadline").MoveHereOn("letter", Triggers.IncomingEmail()))
        .Won().Lost("price", "competitor"));

    private Task<CrmTestDesk> SalesDeskAsync(Keep keep = Keep.InMemory) =>
        DeskAsync(crm => crm.AddPipeline(Sales).AddField(new FieldDefinition { Id = "deadline", Kind = FieldKind.Date }), keep);

    [Theory]
    [InlineData(5)]
    [InlineData(100)]
    public async Task R01_a_pipeline_of_any_number_of_stages_works(int stages)
    {
        var last = Stage(stages - 1);
        await using var desk = await DeskAsync(Pipeline.Define("long", p =>
        {
            for (var i = 0; i < stages; i++)
            {
                var id = Stage(i);
                p.Stage(id, s => s.MoveHereOn("to-" + id, Triggers.Api(id)).OnEnter("tag-" + id, Do.AddTag(id)));
            }
        }));
        var walker = await desk.NewDealAsync("+79160000001");
        for (var i = 1; i < stages; i++) await MoveAsync(desk, walker, Stage(i));
        var jumper = await desk.NewDealAsync("+79160000002");
        await desk.Events.IngestAsync(Api(last, jumper));

        Assert.Equal(stages, (await desk.Deals.GetAsync(walker)).Tags.Count);
        Assert.Equal(last, await StageAsync(desk, jumper));
        var totals = await desk.Crm.Pipelines.TotalsAsync("long");
        Assert.Equal(stages + 2, totals.Count);
        Assert.Equal(2, totals[stages - 1].Deals);
        Assert.All(totals.Where(t => t.Stage != last), t => Assert.Equal(0, t.Deals));
    }

    [Fact]
    public async Task R01_limits_are_off_unless_the_product_sets_them()
    {
        await using var free = await DeskAsync([.. Enumerable.Range(0, 11).Select(i => Pipeline.Define("p" + i.ToString(CultureInfo.InvariantCulture), p => p.Stage("new")))]);
        Assert.Equal(11, (await free.Crm.Pipelines.ListAsync()).Count);

        await using var desk = await DeskAsync(crm => crm.AddPipeline(Sales).AddField(new FieldDefinition { Id = "deadline" }), settings: Settings with { MaxPipelines = 1, MaxStages = 2 });
        var second = Assert.IsType<Refused>(await desk.Crm.Pipelines.PublishAsync(Pipeline.Define("service", p => p.Stage("new"))));
        Assert.Contains("may have 1 pipelines", second.Reason, StringComparison.Ordinal);
        var longer = Assert.IsType<Refused>(await desk.Crm.Pipelines.PublishAsync(Pipeline.Define("sales", p => p.Stage("a").Stage("b").Stage("c"))));
        Assert.Contains("has 3 stages; the account allows 2", longer.Reason, StringComparison.Ordinal);
        Assert.Single(await desk.Crm.Pipelines.ListAsync());
        Assert.IsType<Done>(await desk.Crm.Pipelines.PublishAsync(Pipeline.Define("sales", p => p.Stage("new").Stage("b"))));
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R02_a_stage_keeps_all_that_was_said_of_it(Keep keep)
    {
        await using var desk = await SalesDeskAsync(keep);
        var stored = (await desk.Crm.Pipelines.FindAsync("sales"))!.Definition;
        Assert.Equal(["new", "offer"], stored.Stages.Select(s => s.Id));
        var first = stored.Stages[0];
        Assert.Equal(("New request", "#3b82f6", "front"), (first.Name, first.Color, first.Team));
        Assert.Equal((Duration.FromHours(4), Duration.FromMinutes(30)), (first.TimeLimit, first.RemindBefore));
        Assert.Equal(["amount", "deadline"], stored.Stages[1].Requires);
        Assert.Equal(["price", "competitor"], stored.LossReasons);
    }

    [Fact]
    public async Task R02_a_lost_deal_carries_one_of_the_reasons()
    {
        await using var desk = await SalesDeskAsync();
        var deal = await desk.NewDealAsync();
        foreach (var change in new[] { null, new DealChange { LossReason = "weather" } })
        {
            var refused = Assert.IsType<Refused>(await desk.Deals.MoveAsync(deal, Outcomes.Lost, Olga, change));
            Assert.Contains("price, competitor", refused.Reason, StringComparison.Ordinal);
            Assert.Equal(["loss-reason"], refused.MissingFields);
        }

        Assert.Equal("new", await StageAsync(desk, deal));
        await MoveAsync(desk, deal, Outcomes.Lost, new DealChange { LossReason = "price" });
        Assert.Equal("price", (await desk.Deals.GetAsync(deal)).LossReason);
    }

    [Fact]
    public async Task R02_a_pipeline_without_reasons_asks_for_none()
    {
        await using var desk = await DeskAsync(Pipeline.Define("plain", p => p.Stage("new")));
        var deal = await desk.NewDealAsync();
        await MoveAsync(desk, deal, Outcomes.Lost);
        Assert.True((await desk.Deals.GetAsync(deal)).IsClosed);
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R03_a_manual_move_names_the_missing_fields(Keep keep)
    {
        await using var desk = await SalesDeskAsync(keep);
        var deal = await desk.NewDealAsync();

        var both = Assert.IsType<Refused>(await desk.Deals.MoveAsync(deal, "offer", Olga));
        Assert.Equal(["amount", "deadline"], both.MissingFields);
        Assert.Contains("amount, deadline", both.Reason, StringComparison.Ordinal);
        var one = Assert.IsType<Refused>(await desk.Deals.MoveAsync(deal, "offer", Olga, new DealChange { Amount = Money.Rub(100) }));
        Assert.Equal(["deadline"], one.MissingFields);

        var still = await desk.Deals.GetAsync(deal);
        Assert.Equal(("new", (Money?)null), (still.Stage, still.Amount));
        Assert.Empty(await ToldAsync(desk, deal, TimelineKinds.Moved));
        await MoveAsync(desk, deal, "offer", new DealChange { Amount = Money.Rub(100), Fields = With("deadline", FieldValue.Of(new LocalDate(2026, 4, 1))) });
    }

    [Fact]
    public async Task R03_an_automatic_move_ignores_the_required_fields()
    {
        await using var desk = await SalesDeskAsync();
        var deal = await desk.NewDealAsync(email: "a@example.com");
        await desk.Events.IngestAsync(Mail());
        Assert.Equal("offer", await StageAsync(desk, deal));
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R04_the_owner_is_reminded_and_then_the_lead_is_told_too(Keep keep)
    {
        await using var desk = await SalesDeskAsync(keep);
        await TellAsync(desk);
        var deal = await desk.NewDealAsync(owner: "ivan");

        await desk.AdvanceAsync(Duration.FromMinutes(209));
        Assert.Empty(desk.Sent.Effects);
        await desk.AdvanceAsync(Duration.FromMinutes(1));
        var near = Assert.Single(desk.Sent.Effects);
        Assert.Equal((SentChannel.Notification, "ivan"), (near.Channel, near.Recipient));
        Assert.Contains("nearly over", near.Subject, StringComparison.Ordinal);

        await desk.AdvanceAsync(Duration.FromMinutes(30) - Duration.FromMilliseconds(1));
        Assert.Single(desk.Sent.Effects);
        await desk.AdvanceAsync(Duration.FromMilliseconds(1));
        Assert.Equal(["ivan", "olga"], desk.Sent.Effects.Skip(1).Select(s => s.Recipient).Order(StringComparer.Ordinal));
        Assert.All(desk.Sent.Effects.Skip(1), s => Assert.Contains("Overdue", s.Subject, StringComparison.Ordinal));
        Assert.Single(await ToldAsync(desk, deal, TimelineKinds.DeadlineNear));
        Assert.Single(await ToldAsync(desk, deal, TimelineKinds.Overdue));

        await desk.AdvanceAsync(Period.FromDays(30));
        Assert.Equal(3, desk.Sent.Effects.Count);
    }

    [Fact]
    public async Task R04_the_reminder_is_withdrawn_when_the_deal_leaves()
    {
        await using var desk = await SalesDeskAsync();
        await TellAsync(desk);
        var deal = await desk.NewDealAsync(email: "a@example.com", owner: "ivan");
        Assert.Equal([ActionPhase.Remind, ActionPhase.Overdue], (await desk.Actions.OfAsync(deal)).Select(a => a.Phase).Order());

        await desk.Events.IngestAsync(Mail());
        Assert.Empty(await desk.Actions.OfAsync(deal));
        await desk.AdvanceAsync(Period.FromDays(1));
        Assert.Empty(desk.Sent.Effects);

        await MoveAsync(desk, deal, "new");
        await desk.AdvanceAsync(Duration.FromHours(4));
        Assert.Equal(3, desk.Sent.Effects.Count);
    }

    // The lead of the stage's team is olga; both are told in a way that the outbox sees.
    private static async Task TellAsync(CrmTestDesk desk)
    {
        var told = new NotificationSettings { Channels = ["recording"] };
        foreach (var employee in await desk.Crm.Settings.EmployeesAsync()) await desk.Crm.Settings.SaveAsync(employee with { Notifications = told });
        await desk.Crm.Settings.SaveAsync(new Team { Id = "front", Lead = "olga", Members = ["ivan"] });
    }

    private static string Stage(int number) => string.Create(CultureInfo.InvariantCulture, $"s{number}");
}
