using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Pains;

public sealed class ClockScenarios
{
    private static readonly PipelineDefinition Limited = Pipeline.Define("sales", p => p
        .Stage("new", s => s.TimeLimit(Duration.FromHours(4), Duration.FromMinutes(30)))
        .Stage("next")
        .Won().Lost());

    private static readonly PipelineDefinition Nightly = Pipeline.Define("sales", p => p
        .Stage("new", s => s.OnEnter("night", Do.Host(Carrier.Ship).After(Period.FromDays(1)).At(new LocalTime(2, 30))))
        .Won().Lost());

    [Fact]
    public async Task R70_time_in_a_stage_counts_from_entering_and_not_from_the_last_edit()
    {
        await using var desk = await CrmTestDesk.WithAsync(Limited);
        var deal = await desk.NewDealAsync();
        await desk.AdvanceAsync(Duration.FromMinutes(200));
        await desk.Deals.EditAsync(deal, new DealChange { Title = "Chairs" });
        Assert.DoesNotContain(TimelineKinds.DeadlineNear, await desk.KindsAsync(deal));
        await desk.AdvanceAsync(Duration.FromMinutes(10));
        Assert.Contains(TimelineKinds.DeadlineNear, await desk.KindsAsync(deal));
        Assert.DoesNotContain(TimelineKinds.Overdue, await desk.KindsAsync(deal));
        await desk.AdvanceAsync(Duration.FromMinutes(30));

        Assert.Contains(TimelineKinds.Overdue, await desk.KindsAsync(deal));
    }

    [Fact]
    public async Task R70_leaving_withdraws_the_reminder_and_coming_back_counts_anew()
    {
        await using var desk = await CrmTestDesk.WithAsync(Limited);
        var deal = await desk.NewDealAsync();
        await desk.AdvanceAsync(Duration.FromHours(3));
        await desk.Deals.MoveAsync(deal, "next");
        await desk.AdvanceAsync(Duration.FromHours(3));
        Assert.DoesNotContain(TimelineKinds.DeadlineNear, await desk.KindsAsync(deal));
        await desk.Deals.MoveAsync(deal, "new");
        await desk.AdvanceAsync(Duration.FromHours(3));
        Assert.DoesNotContain(TimelineKinds.DeadlineNear, await desk.KindsAsync(deal));
        await desk.AdvanceAsync(Duration.FromHours(2));
        Assert.Single(await desk.KindsAsync(deal), k => k == TimelineKinds.Overdue);
    }

    [Fact]
    public async Task R70_a_clock_that_jumps_ahead_runs_each_action_once()
    {
        await using var desk = await CrmTestDesk.WithAsync(Limited);
        var deal = await desk.NewDealAsync();
        desk.Clock.AdvanceTo(desk.Clock.Now + Duration.FromDays(40));
        await desk.RunDueAsync();
        await desk.RunDueAsync();
        var kinds = await desk.KindsAsync(deal);
        Assert.Single(kinds, k => k == TimelineKinds.DeadlineNear);
        Assert.Single(kinds, k => k == TimelineKinds.Overdue);
    }

    [Theory]
    [InlineData(3, 28)]
    [InlineData(10, 24)]
    public async Task R70_daylight_saving_neither_repeats_nor_skips_an_action(int month, int day)
    {
        var carrier = new Carrier();
        await using var desk = await CrmTestDesk.CreateAsync(
            crm =>
            {
                carrier.Register(crm);
                crm.AddPipeline(Nightly);
            },
            Instant.FromUtc(2026, month, day, 9, 0));
        await desk.Engine.Accounts.CreateAsync("berlin", "DE", "Europe/Berlin");
        var berlin = desk.Engine.ForAccount("berlin");
        Assert.IsType<Created>(await berlin.Deals.CreateAsync(new NewDeal { Phone = "+4930901820" }));
        await desk.AdvanceAsync(Period.FromDays(5));

        // The night in which the clocks change: half past two is missing in March and comes twice in October.
        var call = Assert.Single(carrier.Calls);
        Assert.Equal(new LocalDate(2026, month, day + 1), call.Now.InZone(DateTimeZoneProviders.Tzdb["Europe/Berlin"]).Date);
    }
}
