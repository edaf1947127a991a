using CrmCore.Testing;

namespace CrmCore.Scenarios.Pains;

public sealed class LateEventScenarios
{
    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p
        .Stage("new")
        .Stage("contacted", s => s.MoveHereOn("call", CrmCore.Triggers.IncomingCall()))
        .Won().Lost());

    [Fact]
    public async Task R80_an_event_older_than_the_entry_is_recorded_and_triggers_nothing()
    {
        await using var desk = await CrmTestDesk.WithAsync(Sales);
        var deal = await desk.NewDealAsync(Desks.Phone(1));
        var entered = (await desk.Deals.GetAsync(deal)).EnteredAt;
        await desk.AdvanceAsync(Duration.FromHours(1));

        var outcome = await desk.Events.IngestAsync(Call("old") with { OccurredAt = entered - Duration.FromMilliseconds(1) });

        Assert.Equal(DealResult.Late, Assert.Single(outcome.Deals).Result);
        Assert.Equal("new", await desk.StageAsync(deal));
        Assert.Contains(TimelineKinds.Late, await desk.KindsAsync(deal));
    }

    [Fact]
    public async Task R80_an_event_of_the_very_moment_of_entry_is_not_late()
    {
        await using var desk = await CrmTestDesk.WithAsync(Sales);
        var deal = await desk.NewDealAsync(Desks.Phone(1));
        var entered = (await desk.Deals.GetAsync(deal)).EnteredAt;
        await desk.AdvanceAsync(Duration.FromHours(1));
        await desk.Events.IngestAsync(Call("same") with { OccurredAt = entered });
        Assert.Equal("contacted", await desk.StageAsync(deal));
    }

    [Fact]
    public async Task R80_importing_last_months_calls_moves_no_deal_of_today()
    {
        await using var desk = await CrmTestDesk.WithAsync(Sales);
        var deals = await desk.NewDealsAsync(20);
        for (var n = 1; n <= 20; n++)
        {
            var call = new IncomingCall(Desks.Phone(n)) { Source = "cdr", Key = "row-" + n, OccurredAt = desk.Clock.Now - Duration.FromDays(n) };
            Assert.Equal(EventStatus.Decided, (await desk.Events.IngestAsync(call)).Status);
        }

        foreach (var deal in deals)
        {
            Assert.Equal("new", await desk.StageAsync(deal));
            Assert.Single(await desk.KindsAsync(deal), k => k == TimelineKinds.Late);
        }
    }

    [Fact]
    public async Task R80_history_triggers_nothing_whatever_its_moment()
    {
        await using var desk = await CrmTestDesk.WithAsync(Sales);
        var deal = await desk.NewDealAsync(Desks.Phone(1));
        await desk.AdvanceAsync(Duration.FromHours(1));
        await desk.Events.IngestAsync(Call("history") with { OccurredAt = desk.Clock.Now, History = true });
        Assert.Equal("new", await desk.StageAsync(deal));
        await desk.Events.IngestAsync(Call("live") with { OccurredAt = desk.Clock.Now });
        Assert.Equal("contacted", await desk.StageAsync(deal));
    }

    private static IncomingCall Call(string key) => new(Desks.Phone(1)) { Source = "pbx", Key = key };
}
