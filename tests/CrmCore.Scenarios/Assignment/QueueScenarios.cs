using CrmCore.Scenarios.Durability;
using CrmCore.Scenarios.Pains;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Assignment;

/// <summary>R41: who is passed over, what waits, and who gets it then.</summary>
public sealed class QueueScenarios : AssignmentScenario
{
    private static readonly AssignmentRule Rule = Assign.By("sales", r => r.RoundRobin("anna", "boris"));

    [Theory]
    [InlineData(Presence.Break)]
    [InlineData(Presence.Away)]
    [InlineData(Presence.Leave)]
    [InlineData(Presence.Sick)]
    public async Task R41_Absent_employees_are_passed_over(Presence presence)
    {
        await using var desk = await TeamAsync(Rule);
        await SetAsync(desk, Anna, presence);
        Assert.Equal("boris boris", await NextAsync(desk, 2));
    }

    [Fact]
    public async Task R41_Those_at_capacity_are_passed_over_and_get_the_oldest_as_soon_as_they_have_room()
    {
        await using var desk = await TeamAsync(Rule, Keep.InMemory, null, Limited("anna", 1), Limited("boris", 1));
        var first = await AskAsync(desk);
        Assert.Equal("boris", await NextAsync(desk, 1));
        var third = await AskAsync(desk);
        var fourth = await AskAsync(desk);
        Assert.Equal([third.Id.Value, fourth.Id.Value], await WaitingAsync(desk));

        await MoveAsync(desk, first.Id, Outcomes.Lost);

        Assert.Equal(("anna", null), (await OwnerAsync(desk, third.Id), await OwnerAsync(desk, fourth.Id)));
        await desk.Deals.DeleteAsync(third.Id, Olga);
        Assert.Equal("anna", await OwnerAsync(desk, fourth.Id));
        Assert.Equal((1, 1), (await OpenAsync(desk, Anna), await OpenAsync(desk, Boris)));
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R41_Outside_hours_requests_wait_and_whoever_opens_the_day_gets_the_oldest(Keep keep)
    {
        await using var desk = await TeamAsync(
            Assign.By("sales", r => r.RoundRobin("anna")),
            keep,
            crm => crm.AddCalendar(WorkingCalendar.Weekdays("day", "Europe/Moscow", new LocalTime(9, 0), new LocalTime(18, 0))),
            Seller("anna") with { Calendar = "day", Capacity = Counts(WorkKinds.Deal, 2) });
        await desk.AdvanceAsync(Duration.FromHours(9));
        var first = await AskAsync(desk);
        await desk.AdvanceAsync(Duration.FromMinutes(5));
        var second = await AskAsync(desk);
        var third = await AskAsync(desk);
        Assert.Equal([first.Id.Value, second.Id.Value, third.Id.Value], await WaitingAsync(desk));
        var waiting = (await desk.Crm.Assignment.WaitingAsync("sales")).Items;
        Assert.Equal(desk.Clock.Now - Duration.FromMinutes(5), waiting[0].Since);
        Assert.Equal((WorkKinds.Deal, "sales", 1L), (waiting[0].Kind, waiting[0].Queue, waiting[0].Number));

        // Nothing happens before nine.
        await desk.AdvanceAsync(Instant.FromUtc(2026, 3, 3, 5, 59, 59) - desk.Clock.Now);
        Assert.Equal(3, (await WaitingAsync(desk)).Count);
        await desk.AdvanceAsync(Duration.FromSeconds(1));

        Assert.Equal(("anna", "anna", null), (await OwnerAsync(desk, first.Id), await OwnerAsync(desk, second.Id), await OwnerAsync(desk, third.Id)));
        Assert.Equal([third.Id.Value], await WaitingAsync(desk));
    }

    [Fact]
    public async Task R41_Overtime_does_not_look_at_the_calendar()
    {
        await using var desk = await TeamAsync(
            Assign.By("sales", r => r.RoundRobin("anna")),
            Keep.InMemory,
            crm => crm.AddCalendar(WorkingCalendar.Weekdays("day", "Europe/Moscow", new LocalTime(9, 0), new LocalTime(18, 0))),
            Seller("anna") with { Calendar = "day" });
        await desk.AdvanceAsync(Duration.FromHours(9));
        var deal = await AskAsync(desk);
        Assert.Null(deal.Owner);
        await SetAsync(desk, Anna, Presence.Overtime);
        Assert.Equal("anna", await OwnerAsync(desk, deal.Id));
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R41_Who_is_back_is_given_the_oldest_before_anything_newer(Keep keep)
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin("anna")), keep, null, Limited("anna", 2));
        await SetAsync(desk, Anna, Presence.Break);
        var deals = new List<DealId>();
        for (var i = 0; i < 3; i++) deals.Add((await AskAsync(desk)).Id);

        await SetAsync(desk, Anna, Presence.AtWork);
        var newer = await AskAsync(desk);

        Assert.Equal(("anna", "anna", null, null), (await OwnerAsync(desk, deals[0]), await OwnerAsync(desk, deals[1]), await OwnerAsync(desk, deals[2]), newer.Owner?.Value));
        Assert.Equal([deals[2].Value, newer.Id.Value], await WaitingAsync(desk));
    }

    [Fact]
    public async Task R41_A_break_that_ends_by_itself_ends_the_wait()
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin("anna")));
        await SetAsync(desk, Anna, Presence.Break, desk.Clock.Now + Duration.FromMinutes(20));
        var deal = await AskAsync(desk);
        await desk.AdvanceAsync(Duration.FromMinutes(19));
        Assert.Null(await OwnerAsync(desk, deal.Id));
        await desk.AdvanceAsync(Duration.FromMinutes(1));
        Assert.Equal("anna", await OwnerAsync(desk, deal.Id));
        Assert.Equal(Presence.AtWork, (await desk.Crm.Presence.OfAsync(Anna)).Presence);
    }

    [Fact]
    public async Task R41_A_daily_quota_is_a_day_s_and_begins_anew_at_midnight()
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin("anna")), Keep.InMemory, null, Seller("anna") with { DailyQuota = Counts(WorkKinds.Deal, 2) });
        var first = await AskAsync(desk);
        await AskAsync(desk);
        await MoveAsync(desk, first.Id, Outcomes.Lost);
        var third = await AskAsync(desk);
        Assert.Null(third.Owner);

        await desk.AdvanceAsync(Instant.FromUtc(2026, 3, 2, 21, 0) - desk.Clock.Now);

        Assert.Equal("anna", await OwnerAsync(desk, third.Id));
    }

    [Fact]
    public async Task R41_A_rate_limit_spreads_what_comes_at_once()
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin("anna")), Keep.InMemory, null, Seller("anna") with { Rate = new RateLimit(2, Duration.FromMinutes(10)) });
        Assert.Equal("anna anna -", await NextAsync(desk, 3));
        await desk.AdvanceAsync(Duration.FromMinutes(9));
        Assert.Single(await WaitingAsync(desk));
        await desk.AdvanceAsync(Duration.FromMinutes(1) + Duration.FromSeconds(1));
        Assert.Empty(await WaitingAsync(desk));
    }

    [Fact]
    public async Task R41_A_waiting_card_says_so_on_its_timeline_and_its_new_owner_is_told()
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin("anna")), Keep.InMemory, null, Seller("anna") with { Notifications = new NotificationSettings { Channels = ["recording"] } });
        await SetAsync(desk, Anna, Presence.Sick);
        var deal = await AskAsync(desk);
        await SetAsync(desk, Anna, Presence.AtWork);
        await desk.RunDueAsync();

        var kinds = (await desk.Timeline.OfAsync(deal.Id)).Select(e => e.Kind).Where(k => k is TimelineKinds.Waiting or TimelineKinds.Assigned);
        Assert.Equal([TimelineKinds.Waiting, TimelineKinds.Assigned], kinds);
        Assert.Equal("anna", Assert.Single(desk.Told(NotificationKinds.Assigned)).Recipient);
    }

    [Fact]
    public async Task R41_The_list_of_what_waits_is_read_page_by_page_in_the_order_of_coming_whatever_is_needed()
    {
        await using var desk = await TeamAsync(
            Assign.By("sales", r => r.RoundRobin("anna").Needs(territoryFrom: "deal.region")),
            Keep.InMemory,
            crm => crm.AddField(new FieldDefinition { Id = "region", On = CardKind.Deal, Name = "Region", Kind = FieldKind.Text }));
        await SetAsync(desk, Anna, Presence.Sick);
        var asked = new List<Guid>();
        for (var i = 0; i < 250; i++)
        {
            var region = i % 3 == 0 ? "north" : "south";
            asked.Add((await AskAsync(desk, f => f with { Fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["region"] = region } })).Id.Value);
        }

        var read = new List<Guid>();
        string? after = null;
        do
        {
            var page = await desk.Crm.Assignment.WaitingAsync("sales", after);
            read.AddRange(page.Items.Select(w => w.Subject));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(asked, read);
        await Assert.ThrowsAsync<ArgumentException>(async () => await desk.Crm.Assignment.WaitingAsync("sales", "nonsense"));
        var unknown = await Assert.ThrowsAsync<InvalidOperationException>(async () => await desk.Crm.Assignment.WaitingAsync("no-such-queue"));
        Assert.Contains("sales", unknown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task R41_The_turn_and_what_waits_survive_a_restart(bool sqlite)
    {
        await using var desk = await CrashDesk.OpenAsync(
            sqlite,
            crm => crm.AddAssignment(Assign.By("sales", r => r.RoundRobin("anna", "boris", "clara"))).AddSource(new IntakePolicy { Source = "site", Pipeline = "sales", Assign = "sales" }),
            Sales);
        foreach (var id in (string[])["anna", "boris", "clara"]) await desk.Crm.Settings.SaveAsync(Seller(id));
        Assert.Equal("anna", (await AskOnAsync(desk)).Owner?.Value);

        await desk.RestartAsync();
        Assert.Equal("boris", (await AskOnAsync(desk)).Owner?.Value);
        foreach (var id in (string[])["anna", "boris", "clara"]) await desk.Crm.Presence.SetAsync(id, Presence.Away);
        var waiting = await AskOnAsync(desk);
        Assert.Null(waiting.Owner);

        await desk.RestartAsync();
        Assert.Equal(waiting.Id.Value, Assert.Single((await desk.Crm.Assignment.WaitingAsync("sales")).Items).Subject);
        foreach (var id in (string[])["anna", "boris", "clara"]) await desk.Crm.Presence.SetAsync(id, Presence.AtWork);
        Assert.Equal("anna", (await desk.Crm.Deals.GetAsync(waiting.Id)).Owner?.Value);
        Assert.NotEqual("anna", (await AskOnAsync(desk)).Owner?.Value);
    }

    private async Task<Deal> AskOnAsync(CrashDesk desk)
    {
        var outcome = await desk.Crm.Events.IngestAsync(Stranger());
        return await desk.Crm.Deals.GetAsync(Assert.Single(outcome.Deals).Deal);
    }
}
