using CrmCore.Testing;

namespace CrmCore.Scenarios.Pains;

public sealed class NotificationScenarios
{
    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p
        .Stage("new", s => s.TimeLimit(Duration.FromHours(10), Duration.FromHours(1)))
        .Stage("ivans", s => s.OnEnter("give", Do.ChangeOwner(new EmployeeId("ivan"))))
        .Stage("ship", s => s.OnEnter("parcel", Do.Host(Carrier.Ship)))
        .Won().Lost());

    private readonly Carrier _carrier = new();

    [Fact]
    public async Task R73_the_owner_is_told_before_and_when_the_time_is_over()
    {
        await using var desk = await DeskAsync();
        await desk.TellEveryoneAsync();
        await desk.NewDealAsync(owner: "ivan");
        await desk.AdvanceAsync(Duration.FromHours(9));
        Assert.Equal("ivan", Assert.Single(desk.Told(NotificationKinds.DeadlineNear)).Recipient);
        Assert.Empty(desk.Told(NotificationKinds.DeadlinePassed));
        await desk.AdvanceAsync(Duration.FromHours(1));
        Assert.Equal("ivan", Assert.Single(desk.Told(NotificationKinds.DeadlinePassed)).Recipient);
    }

    [Fact]
    public async Task R73_quiet_hours_make_a_notification_wait_for_the_next_opening()
    {
        await using var desk = await DeskAsync();
        await desk.Crm.Settings.SaveAsync(WorkingCalendar.Weekdays("day", "Europe/Moscow", new LocalTime(9, 0), new LocalTime(18, 0)));
        await desk.TellEveryoneAsync(hours: "day");
        await desk.NewDealAsync(owner: "ivan");

        // Monday 10:00 and ten hours are 20:00: ivan is at home.
        await desk.AdvanceAsync(Duration.FromHours(11));
        Assert.Empty(desk.Told(NotificationKinds.DeadlinePassed));
        await desk.AdvanceAsync(Duration.FromHours(24));
        var told = Assert.Single(desk.Told(NotificationKinds.DeadlinePassed));
        Assert.Equal(Instant.FromUtc(2026, 3, 3, 6, 0), told.At);
    }

    [Fact]
    public async Task R73_what_an_employee_has_muted_is_not_told()
    {
        await using var desk = await DeskAsync();
        await desk.TellEveryoneAsync(null, NotificationKinds.DeadlineNear);
        await desk.NewDealAsync(owner: "ivan");
        await desk.AdvanceAsync(Duration.FromHours(12));
        Assert.Empty(desk.Told(NotificationKinds.DeadlineNear));
        Assert.Single(desk.Told(NotificationKinds.DeadlinePassed));
    }

    [Fact]
    public async Task R73_a_new_lead_a_new_deal_and_a_failed_action_are_told()
    {
        await using var desk = await DeskAsync();
        await desk.TellEveryoneAsync();
        await desk.Events.IngestAsync(new IncomingCall("+79990000000") { Source = "pbx", Key = "1" });
        await desk.RunDueAsync();
        Assert.Equal("olga", Assert.Single(desk.Told(NotificationKinds.NewLead)).Recipient);

        var deal = await desk.NewDealAsync(owner: "olga");
        await desk.Deals.MoveAsync(deal, "ivans");
        await desk.RunDueAsync();
        Assert.Equal("ivan", Assert.Single(desk.Told(NotificationKinds.Assigned)).Recipient);

        _carrier.Answer = _ => ActionOutcome.Fail("no such street");
        await desk.Deals.MoveAsync(deal, "ship");
        await desk.RunDueAsync();
        var failed = Assert.Single(desk.Told(NotificationKinds.ActionFailed));
        Assert.Equal(("ivan", "no such street"), (failed.Recipient, failed.Text));
    }

    [Fact]
    public async Task R73_an_employee_who_left_is_not_told()
    {
        await using var desk = await DeskAsync();
        await desk.TellEveryoneAsync();
        await desk.NewDealAsync(owner: "ivan");
        var ivan = (await desk.Crm.Settings.EmployeesAsync()).Single(e => e.Id == "ivan");
        await desk.Crm.Settings.SaveAsync(ivan with { Active = false });
        await desk.AdvanceAsync(Duration.FromHours(12));
        Assert.DoesNotContain(desk.Sent.Effects, s => s.Recipient == "ivan");
    }

    private Task<CrmTestDesk> DeskAsync() => _carrier.DeskAsync(Sales);
}
