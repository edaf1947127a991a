using CrmCore.Tests.Calendars;
using FsCheck;
using FsCheck.Fluent;

namespace CrmCore.Tests.Assignment;

public sealed class AvailabilityProperties
{
    private const string Kind = WorkKinds.Conversation;
    private const int Employees = 5;

    private static Gen<Case> Cases =>
        from zone in CalendarGenerators.Zones
        from at in CalendarGenerators.Moments(zone)
        from calendars in CalendarGenerators.Calendars(zone, at).ArrayOf(2)
        from steps in Gen.Zip(Gen.Choose(-60, 600), Gen.Choose(0, 9)).ArrayOf(30)
        select new Case(zone, at, [.. calendars.Select((c, i) => c with { Id = "hours-" + (i % 2) })], steps);

    [Fact]
    public void R41_What_is_kept_up_to_date_is_what_a_state_read_anew_says() => Hold(Cases, 150, c =>
    {
        var desk = Desk(c);
        var now = c.At;
        foreach (var (minutes, what) in c.Steps)
        {
            now += Duration.FromMinutes(minutes);
            Do(desk, what, now);
            var fresh = new RosterState(desk.State.Staff);
            fresh.Load(1, Enumerable.Range(0, Employees).Select(i => desk.State.DeskOf(RingDesk.Id(i))));
            for (var i = 0; i < Employees; i++)
            {
                if (desk.State.IsAvailable(i, Kind, "site", now) != fresh.IsAvailable(i, Kind, "site", now)) return false;
            }

            if (desk.State.NextChange(desk.Pool.Mask, Kind, "site", now) != fresh.NextChange(desk.Pool.Mask, Kind, "site", now)) return false;
        }

        return true;
    });

    [Fact]
    public void R41_The_next_moment_is_the_first_at_which_a_scan_of_every_minute_finds_somebody_more() => Hold(Cases, 60, c =>
    {
        var desk = Desk(c);
        var now = c.At;
        foreach (var (minutes, what) in c.Steps)
        {
            now += Duration.FromMinutes(Math.Abs(minutes) % 40);
            Do(desk, what, now);
        }

        var next = desk.State.NextChange(desk.Pool.Mask, Kind, "site", now);
        var absent = Enumerable.Range(0, Employees).Where(i => !desk.State.IsAvailable(i, Kind, "site", now)).ToList();
        for (var minute = 1; minute < 3 * 1440; minute++)
        {
            var at = now + Duration.FromMinutes(minute);
            if (absent.Exists(i => desk.State.IsAvailable(i, Kind, "site", at))) return next == at;
        }

        return next is null || next >= now + Duration.FromDays(3);
    });

    private static RingDesk Desk(Case c) => new(
        AssignmentStrategy.RoundRobin,
        [.. Enumerable.Repeat(1, Employees)],
        i => RingDesk.Employee(i) with
        {
            Calendar = i < 4 ? "hours-" + (i % 2) : null,
            Capacity = i == 1 ? new Dictionary<string, int>(StringComparer.Ordinal) { [Kind] = 3, ["site"] = 2 } : new(StringComparer.Ordinal),
            DailyQuota = i is 2 or 4 ? new Dictionary<string, int>(StringComparer.Ordinal) { [Kind] = 2 } : new(StringComparer.Ordinal),
            Rate = i is 3 or 4 ? new RateLimit(2, Duration.FromMinutes(90)) : null,
        },
        c.Calendars);

    private static void Do(RingDesk desk, int what, Instant now)
    {
        var of = desk.State.DeskOf(RingDesk.Id((what * 3) % Employees));
        var choice = desk.Choose(now, Kind, "site");
        desk.State.Write(what switch
        {
            0 => DeskChanges.WithPresence(of, Presence.Break, now, now + Duration.FromMinutes(45)),
            1 => DeskChanges.WithPresence(of, Presence.Overtime, now, now + Duration.FromMinutes(300)),
            2 => DeskChanges.WithPresence(of, Presence.AtWork, now, null),
            3 => DeskChanges.WithPresence(of, Presence.Leave, now, now + Duration.FromHours(30)),
            4 => DeskChanges.Released(of, Kind, "site"),
            _ => choice.Employee is { } chosen ? DeskChanges.Given(desk.State.DeskOf(chosen), desk.State.Staff, Kind, "site", now) : of,
        });
    }

    private static void Hold<T>(Gen<T> cases, int runs, Func<T, bool> holds) =>
        Prop.ForAll(cases.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(runs));

    private sealed record Case(DateTimeZone Zone, Instant At, IReadOnlyList<WorkingCalendar> Calendars, (int Minutes, int What)[] Steps)
    {
        public override string ToString() => $"{At.InZone(Zone)}, steps {string.Join(" ", Steps)}, "
            + string.Join("; ", Calendars.Select(c => System.Text.Json.JsonSerializer.Serialize(c, CalendarJson.Default.WorkingCalendar)));
    }
}
