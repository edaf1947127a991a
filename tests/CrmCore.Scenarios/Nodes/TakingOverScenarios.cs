using CrmCore.Scenarios.Pains;

namespace CrmCore.Scenarios.Nodes;

/// <summary>Due actions among nodes: shared, passed on, and fenced.</summary>
public sealed class TakingOverScenarios
{
    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p
        .Stage("new")
        .Stage("ship", s => s.OnEnter("parcel", Do.Host(Carrier.Ship)))
        .Stage("ring", s => s.OnEnter("bell", Do.Host(Carrier.Ring)))
        .Won().Lost());

    [SkippableFact]
    public async Task R64_what_falls_due_at_once_is_shared_and_each_runs_once()
    {
        await using var desk = await NodeDesk.OpenAsync(2, Sales);
        for (var n = 0; n < 60; n++) await NewDealAsync(desk, n, "ship");

        var one = await desk.Engines[0].Store.ClaimAsync(new ClaimRequest(desk.Clock.Now, 60), CancellationToken.None);
        var other = await desk.Engines[1].Store.ClaimAsync(new ClaimRequest(desk.Clock.Now, 60), CancellationToken.None);

        Assert.Equal((30, 15), (one.Actions.Count, other.Actions.Count));
        Assert.Empty(one.Actions.Select(a => a.Key).Intersect(other.Actions.Select(a => a.Key)));
        desk.Engines[0].Store.Release(one.Actions);
        desk.Engines[1].Store.Release(other.Actions);
        await Task.WhenAll(desk.Engines.Select(engine => Task.Run(() => engine.RunDueAsync())));
        await desk.Engines[0].RunDueAsync();
        Assert.Equal(60, desk.Carrier.Keys.Distinct().Count());
        Assert.Equal(60, desk.Carrier.Calls.Count);
    }

    [SkippableFact]
    public async Task R64_a_late_outcome_of_a_node_that_was_given_up_is_not_written()
    {
        await using var desk = await NodeDesk.OpenAsync(2, Sales);
        var deal = await NewDealAsync(desk, 1, "ship");
        desk.Carrier.Answer = _ =>
        {
            // While the first one waits for its answer it is given up, and the other one does it all.
            desk.Carrier.Answer = _ => ActionOutcome.DoneAs("second");
            desk.GiveUp();
            desk.Engines[1].RunDueAsync().GetAwaiter().GetResult();
            return ActionOutcome.DoneAs("first");
        };
        await desk.Engines[0].RunDueAsync();

        Assert.Equal(2, desk.Carrier.Calls.Count);
        Assert.Single(desk.Carrier.Keys.Distinct());
        var told = Assert.Single(await desk.One.Timeline.OfAsync(deal), e => e.Kind == TimelineKinds.ActionDone);
        Assert.Contains("second", told.ReadData().ToString(), StringComparison.Ordinal);
        Assert.Empty(await desk.One.Actions.OfAsync(deal));
    }

    [SkippableFact]
    public async Task R64_a_begun_once_action_of_a_node_that_was_given_up_is_parked_and_stays_so()
    {
        await using var desk = await NodeDesk.OpenAsync(2, Sales);
        var deal = await NewDealAsync(desk, 1, "ring");
        desk.Carrier.Answer = _ =>
        {
            desk.GiveUp();
            desk.Engines[1].RunDueAsync().GetAwaiter().GetResult();
            return ActionOutcome.Done;
        };
        await desk.Engines[0].RunDueAsync();

        Assert.Single(desk.Carrier.Calls);
        Assert.Equal(deal.Value, Assert.Single(await desk.One.Actions.UncertainAsync()).Subject);
    }

    [SkippableFact]
    public async Task R64_what_a_stopped_node_had_taken_passes_on_at_once()
    {
        await using var desk = await NodeDesk.OpenAsync(2, Sales);
        for (var n = 0; n < 10; n++) await NewDealAsync(desk, n, "ship");
        Assert.NotEmpty((await desk.Engines[0].Store.ClaimAsync(new ClaimRequest(desk.Clock.Now, 100), CancellationToken.None)).Actions);
        await desk.Engines[0].DisposeAsync();

        await desk.Engines[1].RunDueAsync();

        Assert.Equal(10, desk.Carrier.Keys.Distinct().Count());
    }

    [SkippableFact]
    public async Task R64_an_action_whose_node_dies_each_time_becomes_a_dead_letter()
    {
        await using var desk = await NodeDesk.OpenAsync(1, Sales);
        var deal = await NewDealAsync(desk, 1, "ship");
        for (var death = 0; death < 10; death++)
        {
            Assert.Single((await desk.Engines[^1].Store.ClaimAsync(new ClaimRequest(desk.Clock.Now, 1), CancellationToken.None)).Actions);
            desk.GiveUp();
            await desk.StartNodeAsync();
        }

        await desk.Engines[^1].RunDueAsync();

        Assert.Empty(desk.Carrier.Calls);
        Assert.Equal(deal.Value, Assert.Single(await desk.One.Actions.DeadAsync(), a => a.Phase != ActionPhase.Notify).Subject);
    }

    private static async Task<DealId> NewDealAsync(NodeDesk desk, int person, string stage) =>
        new(Assert.IsType<Created>(await desk.One.Deals.CreateAsync(new NewDeal { Phone = Desks.Phone(person), Stage = stage })).Id);
}
