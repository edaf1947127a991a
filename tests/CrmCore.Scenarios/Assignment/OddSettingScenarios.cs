using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Assignment;

/// <summary>R41: settings at the edge of what makes sense: the sensible thing, or a clear refusal.</summary>
public sealed class OddSettingScenarios : AssignmentScenario
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("an\nna")]
    [InlineData("an\tna")]
    public async Task R41_An_employee_s_id_stands_on_one_line(string id)
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin("anna")));
        Assert.Contains("on one line", Assert.IsType<Refused>(await desk.Crm.Settings.SaveAsync(new Employee { Id = id, Name = "X" })).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R41_Ids_and_skills_may_hold_any_sign(Keep keep)
    {
        const string odd = "a|b;e:c#d%\"é";
        await using var desk = await TeamAsync(
            Assign.By("sales", r => r.RoundRobin(odd, "anna").Needs(skill: "x|y;s:z#1").OwnManagerFirst(WhenAway.Wait)),
            keep,
            null,
            Seller("anna") with { Skills = ["X|Y;S:Z#1"] },
            new Employee { Id = odd, Name = "Odd", Skills = ["x|y;s:z#1"] });
        Assert.Equal($"{odd} anna {odd} anna", await NextAsync(desk, 4));

        await MoveAsync(desk, await desk.NewDealAsync("+79169999999", owner: odd), Outcomes.Won);
        await SetAsync(desk, odd, Presence.Break);
        var own = await desk.Deals.GetAsync(Assert.Single((await desk.Events.IngestAsync(Form("+79169999999"))).Deals).Deal);
        Assert.Equal([own.Id.Value], await WaitingAsync(desk));
        Assert.Equal("anna", await NextAsync(desk, 1));
        await SetAsync(desk, odd, Presence.AtWork);
        Assert.Equal(odd, await OwnerAsync(desk, own.Id));
    }

    [Fact]
    public async Task R41_The_rule_behind_is_named_as_it_is_written()
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin("anna")));
        Assert.Contains("Did you mean \"sales\"?", Assert.IsType<Refused>(await desk.Crm.Settings.SaveAsync(Assign.By("night", r => r.RoundRobin("boris").Else("SALES")))).Reason, StringComparison.Ordinal);
        Assert.Contains("is no id", Assert.IsType<Refused>(await desk.Crm.Settings.SaveAsync(Assign.By("SALES", r => r.RoundRobin("boris").Else("sales")))).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R41_Hours_that_overlap_are_refused()
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin("anna")));
        var calendar = WorkingCalendar.Weekdays("day", "Europe/Moscow", new LocalTime(9, 0), new LocalTime(18, 0)).WithHours(IsoDayOfWeek.Monday, OpeningHours.Parse("09:00-13:00"), OpeningHours.Parse("12:00-18:00"));
        Assert.Contains("overlap", Assert.IsType<Refused>(await desk.Crm.Settings.SaveAsync(calendar)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R41_Ten_thousand_closed_days_are_looked_through_only_as_far_as_is_sensible()
    {
        var closed = Enumerable.Range(0, 10_000).Select(n => new LocalDate(2026, 3, 2).PlusDays(n)).ToArray();
        await using var desk = await TeamAsync(
            Assign.By("sales", r => r.RoundRobin("anna")),
            Keep.InMemory,
            crm => crm.AddCalendar(WorkingCalendar.AroundTheClock("closed", "Europe/Moscow") with { Exceptions = [.. closed.Select(date => new ExceptionalDay { Date = date })] }),
            Seller("anna") with { Calendar = "closed" });
        var deal = await AskAsync(desk);
        await desk.AdvanceAsync(Duration.FromDays(30));
        Assert.Null(await OwnerAsync(desk, deal.Id));
        await SetAsync(desk, Anna, Presence.Overtime);
        Assert.Equal("anna", await OwnerAsync(desk, deal.Id));
    }

    // Berlin skips 02:00 to 03:00 on 29 March and has it twice on 25 October.
    [Theory]
    [InlineData("2026-03-28T12:00:00Z", "2026-03-30T01:00:00Z")]
    [InlineData("2026-10-24T12:00:00Z", "2026-10-25T01:00:00Z")]
    public async Task R41_Hours_in_the_gap_or_the_overlap_of_the_clock_end_the_wait(string asked, string given)
    {
        await using var desk = await TeamAsync(
            Assign.By("sales", r => r.RoundRobin("anna")),
            Keep.InMemory,
            crm => crm.AddCalendar(new WorkingCalendar { Id = "early", Zone = "Europe/Berlin", Week = Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None).ToDictionary(d => d, _ => (IReadOnlyList<OpeningHours>)[OpeningHours.Parse("02:15-02:45")]) }),
            Seller("anna") with { Calendar = "early" });
        await desk.AdvanceAsync(At(asked) - desk.Clock.Now);
        var deal = await AskAsync(desk);
        Assert.Null(deal.Owner);
        await desk.AdvanceAsync(At(given) - desk.Clock.Now);
        Assert.Equal("anna", await OwnerAsync(desk, deal.Id));
    }

    [Fact]
    public async Task R41_Whoever_is_dismissed_keeps_their_cards_and_gets_no_more()
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin("anna", "boris")));
        var deal = await AskAsync(desk);
        Assert.Equal("anna", deal.Owner!.Value.Value);
        await desk.Crm.Settings.SaveAsync(Seller("anna") with { Active = false });

        Assert.Equal("boris boris", await NextAsync(desk, 2));
        Assert.Contains("does not work here", Assert.IsType<Refused>(await desk.Crm.Presence.SetAsync(Anna, Presence.AtWork)).Reason, StringComparison.Ordinal);
        Assert.Equal(("anna", 1), (await OwnerAsync(desk, deal.Id), await OpenAsync(desk, Anna)));
        await MoveAsync(desk, deal.Id, Outcomes.Won);
        Assert.Equal(0, await OpenAsync(desk, Anna));
    }

    [Fact]
    public async Task R41_What_a_team_without_members_is_asked_waits_for_the_first_member()
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin().OfTeam("front")), Keep.InMemory, crm => crm.AddAssignment(Assign.By("other", r => r.RoundRobin("anna"))));
        await desk.Crm.Settings.SaveAsync(new Team { Id = "front", Members = ["anna"] });
        await desk.Crm.Settings.SaveAsync(new Team { Id = "front", Members = [] });
        var deal = await AskAsync(desk);
        Assert.Null(deal.Owner);
        await desk.Crm.Settings.SaveAsync(new Team { Id = "front", Members = ["boris"] });
        await desk.RunDueAsync();
        Assert.Equal("boris", await OwnerAsync(desk, deal.Id));
    }

    private static Instant At(string text) => NodaTime.Text.InstantPattern.ExtendedIso.Parse(text).Value;
}
