namespace CrmCore.Tests.Assignment;

public sealed class AvailabilityTests
{
    private const string Berlin = "Europe/Berlin";
    private const string Kind = WorkKinds.Conversation;

    private static readonly OpeningHours Morning = new(new(9, 0), new(12, 0));
    private static readonly OpeningHours Afternoon = new(new(13, 0), new(18, 0));

    [Fact]
    public void R41_Hours_of_several_stretches_a_day_are_kept()
    {
        var desk = With(Calendar().WithHours(IsoDayOfWeek.Monday, Morning, Afternoon));
        AssertOpens(desk, At(2, 7, 0), At(2, 9, 0));
        AssertFree(desk, At(2, 11, 59));
        AssertOpens(desk, At(2, 12, 0), At(2, 13, 0));
        AssertFree(desk, At(2, 17, 59));
        AssertOpens(desk, At(2, 18, 0), At(9, 9, 0));
    }

    [Fact]
    public void R41_Hours_over_midnight_belong_to_the_day_on_which_they_begin()
    {
        var desk = With(Calendar().WithHours(IsoDayOfWeek.Friday, new OpeningHours(new(22, 0), new(6, 0))).WithHolidays(new LocalDate(2026, 3, 7)));
        AssertOpens(desk, At(6, 21, 0), At(6, 22, 0));
        AssertFree(desk, At(7, 5, 59));
        AssertOpens(desk, At(7, 6, 0), At(13, 22, 0));
    }

    [Fact]
    public void R41_Holidays_and_exceptions_are_kept()
    {
        var desk = With(Weekdays().WithHolidays(new LocalDate(2026, 3, 3)).WithException(new LocalDate(2026, 3, 7), Morning));
        AssertOpens(desk, At(2, 18, 0), At(4, 9, 0));
        AssertOpens(desk, At(6, 18, 0), At(7, 9, 0));
        AssertOpens(desk, At(7, 12, 0), At(9, 9, 0));
    }

    [Fact]
    public void R70_Hours_in_the_gap_and_in_the_overlap_of_the_clock_open_once()
    {
        var night = With(Calendar().WithHours(IsoDayOfWeek.Sunday, new OpeningHours(new(2, 15), new(2, 45))));

        // On 29 March 02:15 to 02:45 does not exist in Berlin; on 25 October it comes twice and counts the first time.
        AssertOpens(night, Instant.FromUtc(2026, 3, 28, 12, 0), Instant.FromUtc(2026, 4, 5, 0, 15));
        AssertOpens(night, Instant.FromUtc(2026, 10, 24, 12, 0), Instant.FromUtc(2026, 10, 25, 0, 15));
        AssertFree(night, Instant.FromUtc(2026, 10, 25, 0, 30));
        AssertOpens(night, Instant.FromUtc(2026, 10, 25, 1, 30), Instant.FromUtc(2026, 11, 1, 1, 15));
    }

    [Fact]
    public void R41_Each_has_the_hours_of_their_own_zone()
    {
        var calendars = new[] { Weekdays(), WorkingCalendar.Weekdays("york", "America/New_York", new(9, 0), new(18, 0)) };
        var desk = new RingDesk(AssignmentStrategy.RoundRobin, [1, 1], i => RingDesk.Employee(i) with { Calendar = calendars[i].Id }, calendars);
        var morning = At(2, 10, 0);
        Assert.Equal(RingDesk.Id(0), desk.Choose(morning).Employee);
        Assert.Equal([(RingDesk.Id(1), PassOver.OutsideHours)], desk.Choose(morning).PassedOver);
        var evening = At(2, 19, 0);
        Assert.Equal(RingDesk.Id(1), desk.Choose(evening).Employee);
        Assert.Null(desk.Choose(At(2, 6, 0)).Employee);
        Assert.Equal(At(2, 9, 0), Next(desk, At(2, 6, 0)));
    }

    [Theory]
    [InlineData(Presence.Break, (int)PassOver.OnBreak)]
    [InlineData(Presence.Away, (int)PassOver.Away)]
    [InlineData(Presence.Leave, (int)PassOver.OnLeave)]
    [InlineData(Presence.Sick, (int)PassOver.Sick)]
    public void R41_Who_is_not_there_is_passed_over_until_the_moment_said(Presence presence, int why)
    {
        var desk = With(Weekdays());
        desk.SetPresence(0, presence, At(2, 14, 0));
        Assert.Equal((PassOver)why, Assert.Single(desk.Choose(At(2, 13, 59)).PassedOver).Why);
        AssertOpens(desk, At(2, 13, 59), At(2, 14, 0));

        // Back only when it has opened again.
        desk.SetPresence(0, presence, At(2, 19, 0));
        AssertOpens(desk, At(2, 13, 59), At(3, 9, 0));
        desk.SetPresence(0, presence);
        AssertNever(desk, At(2, 13, 59));
    }

    [Fact]
    public void R41_Overtime_knows_no_hours_until_it_is_over()
    {
        var desk = With(Weekdays());
        desk.SetPresence(0, Presence.Overtime, At(2, 21, 0));
        AssertFree(desk, At(2, 20, 59));
        AssertOpens(desk, At(2, 21, 0), At(3, 9, 0));
        desk.SetPresence(0, Presence.Overtime);
        AssertFree(desk, At(8, 3, 0));
    }

    [Fact]
    public void R41_A_calendar_that_does_not_exist_and_one_without_hours_are_never_open()
    {
        var unknown = new RingDesk(AssignmentStrategy.RoundRobin, [1], i => RingDesk.Employee(i) with { Calendar = "lost" });
        AssertNever(unknown, At(2, 10, 0));
        Assert.Equal(PassOver.OutsideHours, Assert.Single(unknown.Choose(At(2, 10, 0)).PassedOver).Why);
        unknown.SetPresence(0, Presence.Overtime);
        AssertFree(unknown, At(2, 10, 0));
        AssertNever(With(Calendar()), At(2, 10, 0));
    }

    [Fact]
    public void R41_Everybody_absent_for_ever_has_no_next_moment()
    {
        var desk = new RingDesk(AssignmentStrategy.RoundRobin, [1, 1, 1]);
        for (var i = 0; i < 3; i++) desk.SetPresence(i, Presence.Leave);
        AssertNever(desk, At(2, 10, 0));
    }

    [Fact]
    public void R41_Capacity_of_kind_and_of_channel_makes_room_only_when_something_is_released()
    {
        var desk = new RingDesk(AssignmentStrategy.RoundRobin, [1], i => RingDesk.Employee(i) with { Capacity = Numbers((Kind, 2), ("site", 1), (WorkKinds.Call, 0)) });
        Given(desk, Kind, "site");
        Assert.Null(desk.Choose(channel: "site").Employee);
        Assert.Equal(PassOver.Full, Assert.Single(desk.Choose(channel: "site").PassedOver).Why);
        Assert.NotNull(desk.Choose(channel: "mail").Employee);
        Assert.Null(desk.State.NextChange(desk.Pool.Mask, Kind, "site", RingDesk.Monday));
        Given(desk, Kind, "mail");
        Assert.Null(desk.Choose(channel: "mail").Employee);
        desk.State.Write(DeskChanges.Released(desk.State.DeskOf(RingDesk.Id(0)), Kind, "site"));
        Assert.NotNull(desk.Choose(channel: "site").Employee);

        // Capacity 0 gives none; a kind that is not named has no limit.
        Assert.Null(desk.Choose(kind: WorkKinds.Call).Employee);
        Assert.NotNull(desk.Choose(kind: WorkKinds.Lead).Employee);
    }

    [Fact]
    public void R41_The_days_quota_comes_back_at_the_midnight_of_the_employees_zone()
    {
        var calendar = WorkingCalendar.AroundTheClock("day", "America/New_York");
        var desk = new RingDesk(AssignmentStrategy.RoundRobin, [1], i => RingDesk.Employee(i) with { Calendar = calendar.Id, DailyQuota = Numbers((Kind, 2), (WorkKinds.Call, 0)) }, [calendar]);
        var evening = Instant.FromUtc(2026, 3, 3, 1, 0);
        Given(desk, Kind, null, evening);
        AssertFree(desk, evening);
        Given(desk, Kind, null, evening);
        Assert.Equal(PassOver.QuotaSpent, Assert.Single(desk.Choose(evening).PassedOver).Why);
        AssertOpens(desk, evening, Instant.FromUtc(2026, 3, 3, 5, 0));
        Given(desk, Kind, null, Instant.FromUtc(2026, 3, 3, 5, 0));
        Assert.Equal(1, desk.State.DeskOf(RingDesk.Id(0)).GivenToday[Kind]);

        // A quota of none never comes back, and another kind has its own.
        Assert.Null(desk.Choose(evening, WorkKinds.Call).Employee);
        Assert.Null(desk.State.NextChange(desk.Pool.Mask, WorkKinds.Call, null, evening));
        Assert.NotNull(desk.Choose(evening, WorkKinds.Lead).Employee);
    }

    [Fact]
    public void R41_The_rate_limit_holds_in_any_stretch_of_its_length()
    {
        var desk = new RingDesk(AssignmentStrategy.RoundRobin, [1], i => RingDesk.Employee(i) with { Rate = new RateLimit(2, Duration.FromMinutes(10)) });
        Given(desk, Kind, null, At(2, 10, 0));
        Given(desk, Kind, null, At(2, 10, 4));
        Assert.Equal(PassOver.TooFast, Assert.Single(desk.Choose(At(2, 10, 5)).PassedOver).Why);
        AssertOpens(desk, At(2, 10, 5), At(2, 10, 10));
        Given(desk, Kind, null, At(2, 10, 11));
        AssertOpens(desk, At(2, 10, 12), At(2, 10, 14));
        Assert.Equal([At(2, 10, 4), At(2, 10, 11)], desk.State.DeskOf(RingDesk.Id(0)).Recent);
    }

    [Fact]
    public void R41_Whatever_stands_in_the_way_together_is_waited_for_together()
    {
        var calendar = Weekdays();
        var desk = new RingDesk(
            AssignmentStrategy.RoundRobin, [1],
            i => RingDesk.Employee(i) with { Calendar = calendar.Id, DailyQuota = Numbers((Kind, 1)), Rate = new(1, Duration.FromHours(12)) }, [calendar]);
        Given(desk, Kind, null, At(2, 22, 0));
        desk.SetPresence(0, Presence.Break, At(3, 9, 30));

        // The quota until midnight, the hours until nine, the break until half past, the rate until ten.
        AssertOpens(desk, At(2, 22, 0), At(3, 10, 0));
    }

    [Fact]
    public void R41_Needs_are_met_without_regard_to_case_and_what_lacks_is_said()
    {
        var desk = new RingDesk(AssignmentStrategy.RoundRobin, [1, 1, 1, 1], i => RingDesk.Employee(i) with
        {
            Skills = i > 0 ? ["B2B "] : [],
            Languages = i > 1 ? ["DE", "en"] : ["en"],
            Territories = i > 2 ? ["North"] : ["south"],
        });
        var choice = desk.Choose(needs: new() { Skills = ["b2b"], Languages = ["de"], Territories = ["north"] });
        Assert.Equal((RingDesk.Id(3), 4, 1), (choice.Employee, choice.Considered, choice.Available));
        Assert.Equal([PassOver.LacksSkill, PassOver.LacksLanguage, PassOver.LacksTerritory], choice.PassedOver.Select(p => p.Why));
        var only = desk.Choose(needs: new() { Only = RingDesk.Id(2) });
        Assert.Equal(RingDesk.Id(2), only.Employee);
        Assert.All(only.PassedOver, p => Assert.Equal(PassOver.NotTheOne, p.Why));
        Assert.Null(desk.Choose(needs: new() { Skills = ["nobody has it"] }).Employee);
        Assert.Null(desk.Choose(needs: new() { Only = "nobody" }).Employee);
    }

    [Fact]
    public void R41_The_reasons_are_those_of_the_moment_of_the_choice()
    {
        var desk = new RingDesk(AssignmentStrategy.RoundRobin, [1, 1, 1, 1], i => RingDesk.Employee(i) with { Active = i != 3 });
        desk.SetPresence(1, Presence.Break);
        var choice = desk.Choose(tried: [RingDesk.Id(2)]);
        desk.SetPresence(1, Presence.Sick);
        desk.SetPresence(0, Presence.Leave);
        Assert.Equal([(RingDesk.Id(1), PassOver.OnBreak), (RingDesk.Id(2), PassOver.TriedAlready), (RingDesk.Id(3), PassOver.Dismissed)], choice.PassedOver);
        Assert.Same(choice.PassedOver, choice.PassedOver);
    }

    [Fact]
    public void R41_Unknown_and_twice_named_members_do_no_harm()
    {
        var desk = new RingDesk(AssignmentStrategy.RoundRobin, [1, 1]);
        var pool = new QueuePool(desk.State.Staff, ["ghost", RingDesk.Id(1), RingDesk.Id(1), RingDesk.Id(0)], new Dictionary<string, int>(), AssignmentStrategy.RoundRobin);
        Assert.Equal([1, 0], pool.Order);
        Assert.Equal(2, pool.Mask.Count);
        var choice = desk.State.Choose(new ChoiceRequest(pool, RingDesk.Queue, WorkNeeds.None, Kind, null, []), RingDesk.Monday);
        Assert.Equal(RingDesk.Id(1), choice.Employee);
        Assert.Equal([("ghost", PassOver.Dismissed), (RingDesk.Id(0), PassOver.NotTheirTurn)], choice.PassedOver);
    }

    [Fact]
    public void R41_A_desk_outlives_the_employee_who_is_gone()
    {
        var desk = new RingDesk(AssignmentStrategy.RoundRobin, [1, 1]);
        Given(desk, Kind, null);
        desk.State.Keep(2);
        desk.Remove(0);
        Assert.Equal(1, desk.State.DeskOf(RingDesk.Id(0)).OpenOf(Kind));
        desk.State.Write(DeskChanges.Released(desk.State.DeskOf(RingDesk.Id(0)), Kind, null));
        Assert.Empty(desk.State.DeskOf(RingDesk.Id(0)).Open);
        desk.State.Undo();
        desk.Join(0);
        Assert.Equal(1, desk.State.DeskOf(RingDesk.Id(0)).OpenOf(Kind));
    }

    [Fact]
    public void R41_Released_more_often_than_given_stays_at_none()
    {
        var desk = DeskChanges.Released(new Desk { Employee = "e", Open = Numbers((Kind, 1)) }, Kind, "site");
        Assert.Empty(desk.Open);
        Assert.Empty(DeskChanges.Released(desk, Kind, "site").Open);
        Assert.Equal(3, DeskChanges.Released(desk, Kind, "site").Version);
    }

    private static Instant At(int day, int hour, int minute) =>
        DateTimeZoneProviders.Tzdb[Berlin].AtStrictly(new LocalDateTime(2026, 3, day, hour, minute)).ToInstant();

    private static WorkingCalendar Calendar() => new() { Id = "hours", Zone = Berlin };

    private static WorkingCalendar Weekdays() => WorkingCalendar.Weekdays("hours", Berlin, new(9, 0), new(18, 0));

    private static RingDesk With(WorkingCalendar calendar) => new(AssignmentStrategy.RoundRobin, [1], i => RingDesk.Employee(i) with { Calendar = calendar.Id }, [calendar]);

    private static Dictionary<string, int> Numbers(params (string Name, int Count)[] numbers) => numbers.ToDictionary(n => n.Name, n => n.Count, StringComparer.Ordinal);

    private static void Given(RingDesk desk, string kind, string? channel, Instant? now = null) =>
        desk.State.Write(DeskChanges.Given(desk.State.DeskOf(RingDesk.Id(0)), desk.State.Staff, kind, channel, now ?? RingDesk.Monday));

    private static Instant? Next(RingDesk desk, Instant now) => desk.State.NextChange(desk.Pool.Mask, Kind, null, now);

    private static void AssertFree(RingDesk desk, Instant now)
    {
        Assert.True(desk.State.IsAvailable(0, Kind, null, now));
        Assert.NotNull(desk.Choose(now).Employee);
    }

    private static void AssertOpens(RingDesk desk, Instant now, Instant opens)
    {
        Assert.False(desk.State.IsAvailable(0, Kind, null, now));
        Assert.Equal(opens, Next(desk, now));
        Assert.Null(desk.Choose(opens - Duration.FromMilliseconds(1)).Employee);
        AssertFree(desk, opens);
        Assert.Null(desk.Choose(now).Employee);
    }

    private static void AssertNever(RingDesk desk, Instant now)
    {
        Assert.Null(desk.Choose(now).Employee);
        Assert.Null(Next(desk, now));
    }
}
