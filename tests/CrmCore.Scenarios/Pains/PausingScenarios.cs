using CrmCore.Testing;

namespace CrmCore.Scenarios.Pains;

public sealed class PausingScenarios
{
    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p
        .Stage("new")
        .Stage("ship", s => s.OnEnter("parcel", Do.Host(Carrier.Ship)))
        .Won().Lost());

    private readonly Carrier _carrier = new();
    private int _next = 1;

    [Fact]
    public async Task R69_ten_failed_deals_pause_the_automation_and_what_waits_is_kept()
    {
        await using var desk = await _carrier.DeskAsync(Sales);
        await desk.TellEveryoneAsync();
        await RunAsync(desk, 9, ActionOutcome.Fail("no such street"));
        Assert.Empty(await desk.Actions.PausedAsync());

        await RunAsync(desk, 1, ActionOutcome.Fail("no such street"));

        Assert.Equal(["sales/parcel"], await desk.Actions.PausedAsync());
        Assert.NotEmpty(desk.Told(NotificationKinds.AutomationPaused));
        var kept = await RunAsync(desk, 3, ActionOutcome.Done);
        Assert.Equal(10, _carrier.Calls.Count);
        foreach (var deal in kept) Assert.Single(await desk.WaitingAsync(deal));
    }

    [Fact]
    public async Task R69_switching_on_again_runs_what_waited_and_counts_anew()
    {
        await using var desk = await _carrier.DeskAsync(Sales);
        await RunAsync(desk, 10, ActionOutcome.Fail("no such street"));
        await RunAsync(desk, 2, ActionOutcome.Done);
        Assert.Equal(10, _carrier.Calls.Count);

        Assert.IsType<Done>(await desk.Actions.ResumeAsync("sales", "parcel", Desks.Olga));
        await desk.RunDueAsync();

        Assert.Empty(await desk.Actions.PausedAsync());
        Assert.Equal(12, _carrier.Calls.Count);
        await RunAsync(desk, 9, ActionOutcome.Fail("no such street"));
        Assert.Empty(await desk.Actions.PausedAsync());
        await RunAsync(desk, 1, ActionOutcome.Fail("no such street"));
        Assert.Equal(["sales/parcel"], await desk.Actions.PausedAsync());
    }

    [Fact]
    public async Task R69_ten_failures_under_ten_per_cent_do_not_pause()
    {
        await using var desk = await _carrier.DeskAsync(Sales);
        await RunAsync(desk, 100, ActionOutcome.Done);
        await RunAsync(desk, 11, ActionOutcome.Fail("no such street"));
        Assert.Empty(await desk.Actions.PausedAsync());

        // 12 of 112 are more than 10 %.
        await RunAsync(desk, 1, ActionOutcome.Fail("no such street"));
        Assert.Equal(["sales/parcel"], await desk.Actions.PausedAsync());
    }

    [Fact]
    public async Task R69_only_the_last_24_hours_count()
    {
        await using var desk = await _carrier.DeskAsync(Sales);
        await RunAsync(desk, 9, ActionOutcome.Fail("no such street"));
        await desk.AdvanceAsync(Duration.FromHours(25));
        await RunAsync(desk, 9, ActionOutcome.Fail("no such street"));
        Assert.Empty(await desk.Actions.PausedAsync());
    }

    [Fact]
    public async Task R69_only_this_version_counts()
    {
        await using var desk = await _carrier.DeskAsync(Sales);
        await RunAsync(desk, 9, ActionOutcome.Fail("no such street"));
        var changed = Pipeline.Define("sales", p => p
            .Stage("new")
            .Stage("ship", s => s.Named("Shipping").OnEnter("parcel", Do.Host(Carrier.Ship)))
            .Won().Lost());
        Assert.IsType<Done>(await desk.Crm.Pipelines.PublishAsync(changed));
        await RunAsync(desk, 9, ActionOutcome.Fail("no such street"));
        Assert.Empty(await desk.Actions.PausedAsync());
    }

    [Fact]
    public async Task R69_a_retry_runs_only_the_action_that_failed()
    {
        var two = Pipeline.Define("sales", p => p
            .Stage("new")
            .Stage("ship", s => s.OnEnter("first", Do.Host(Carrier.Ship)).OnEnter("second", Do.Host(Carrier.Ship)))
            .Won().Lost());
        await using var desk = await _carrier.DeskAsync(two);
        var failed = false;
        _carrier.Answer = action =>
        {
            if (action.Action.Action != "second" || failed) return ActionOutcome.Done;
            failed = true;
            return ActionOutcome.RetryLater("the van is full");
        };
        await desk.NewDealAsync(stage: "ship");
        await desk.AdvanceAsync(Period.FromDays(1));

        Assert.Single(_carrier.Calls, c => c.Action.Action == "first");
        Assert.Equal(2, _carrier.Calls.Count(c => c.Action.Action == "second"));
    }

    private async Task<IReadOnlyList<DealId>> RunAsync(CrmTestDesk desk, int deals, ActionOutcome outcome)
    {
        _carrier.Answer = _ => outcome;
        var made = await desk.NewDealsAsync(deals, _next, "ship");
        _next += deals;
        await desk.RunDueAsync();
        return made;
    }
}
