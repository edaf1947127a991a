using FsCheck;
using FsCheck.Fluent;

namespace CrmCore.Tests.Calendars;

public sealed class CompiledCalendarProperties
{
    private const int ScannedMinutes = 2 * 1440;

    private static Gen<Case> Cases
        => from zone in CalendarGenerators.Zones
           from at in CalendarGenerators.Moments(zone)
           from calendar in CalendarGenerators.Calendars(zone, at)
           select new Case(zone, at, calendar, CompiledCalendar.Compile(calendar, DateTimeZoneProviders.Tzdb));

    [Fact]
    public void R17_It_is_open_exactly_when_the_local_time_lies_in_the_hours_of_its_date_or_the_night_before()
        => Hold(Cases, 1000, c => OpenByLocalTime(c.Zone, c.Calendar, c.At) is not { } open || open == c.Compiled.IsOpen(c.At));

    [Fact]
    public void R70_The_hour_that_comes_twice_opens_nothing_the_second_time()
        => Hold(Cases, 1000, c =>
        {
            // While a local time comes for the second time, the calendar may close late but never open.
            var second = c.Zone.MapLocal(c.At.InZone(c.Zone).LocalDateTime);
            return second.Count < 2 || second.Last().ToInstant() != c.At || !c.Compiled.IsOpen(c.At)
                || c.Compiled.IsOpen(second.LateInterval.Start);
        });

    [Fact]
    public void R17_The_next_opening_is_not_earlier_is_open_and_is_its_own_next_opening()
        => Hold(Cases, 500, c => c.Compiled.NextOpening(c.At) is not { } opening
            || (opening >= c.At && c.Compiled.IsOpen(opening) && c.Compiled.NextOpening(opening) == opening
                && (opening == c.At) == c.Compiled.IsOpen(c.At)));

    [Fact]
    public void R17_The_next_opening_and_closing_are_those_that_a_scan_of_every_minute_finds()
        => Hold(Cases, 100, c =>
        {
            var open = Enumerable.Range(0, ScannedMinutes + 1).Select(m => IsOpen(c, c.At + Duration.FromMinutes(m))).ToArray();
            var opening = Array.IndexOf(open, true);
            var closing = opening < 0 ? -1 : Array.IndexOf(open, false, opening);
            return Agrees(c.At, opening, c.Compiled.NextOpening(c.At)) && Agrees(c.At, closing, c.Compiled.NextClosing(c.At));
        });

    [Fact]
    public void R70_Openings_and_closings_take_turns_and_never_go_back()
        => Hold(Cases, 300, c =>
        {
            var at = c.At;
            for (var turn = 0; turn < 20; turn++)
            {
                if (c.Compiled.NextOpening(at) is not { } opening || c.Compiled.NextClosing(at) is not { } closing)
                    return true;
                if (opening < at || closing <= opening || c.Compiled.IsOpen(closing) || c.Compiled.NextClosing(opening) != closing)
                    return false;
                at = closing;
            }

            return true;
        });

    [Fact]
    public void R70_A_later_moment_never_opens_or_closes_earlier()
        => Hold(Cases.SelectMany(c => Gen.Choose(0, 2000).Select(minutes => (Case: c, Minutes: minutes))), 500, x =>
        {
            var later = x.Case.At + Duration.FromMinutes(x.Minutes);
            return NotAfter(x.Case.Compiled.NextOpening(x.Case.At), x.Case.Compiled.NextOpening(later))
                && NotAfter(x.Case.Compiled.NextClosing(x.Case.At), x.Case.Compiled.NextClosing(later));
        });

    [Fact]
    public void Working_time_adds_up()
        => Hold(WithTwoTimes, 500, x =>
        {
            var atOnce = x.Case.Compiled.AddWorkingTime(x.Case.At, x.First + x.Second);
            if (atOnce is null)
                return true;
            return x.Case.Compiled.AddWorkingTime(x.Case.At, x.First) is { } half && x.Case.Compiled.AddWorkingTime(half, x.Second) == atOnce;
        });

    [Fact]
    public void Working_time_is_the_open_minutes_of_a_scan()
        => Hold(WithTwoTimes, 100, x =>
        {
            if (x.Case.Compiled.AddWorkingTime(x.Case.At, x.First) is not { } end || end - x.Case.At > Duration.FromMinutes(ScannedMinutes))
                return true;
            var minutes = (int)(end - x.Case.At).TotalMinutes;
            var open = Enumerable.Range(0, minutes).Count(m => IsOpen(x.Case, x.Case.At + Duration.FromMinutes(m)));
            return Duration.FromMinutes(open) == x.First;
        });

    private static Gen<(Case Case, Duration First, Duration Second)> WithTwoTimes
        => from c in Cases
           from first in Gen.Choose(0, 2000)
           from second in Gen.Choose(0, 2000)
           select (c, Duration.FromMinutes(first), Duration.FromMinutes(second));

    private static bool IsOpen(Case c, Instant at) => OpenByLocalTime(c.Zone, c.Calendar, at) ?? c.Compiled.IsOpen(at);

    /// <summary>The definition, in the plainest form. It says nothing about the second time of an hour that comes twice.</summary>
    private static bool? OpenByLocalTime(DateTimeZone zone, WorkingCalendar calendar, Instant at)
    {
        var local = at.InZone(zone).LocalDateTime;
        if (zone.MapLocal(local).First().ToInstant() != at)
            return null;
        var time = local.TimeOfDay;
        return HoursOf(calendar, local.Date).Any(h => h.From == h.To ? h.From == LocalTime.Midnight : time >= h.From && (time < h.To || h.To < h.From))
            || HoursOf(calendar, local.Date.PlusDays(-1)).Any(h => h.To < h.From && time < h.To);
    }

    private static IEnumerable<OpeningHours> HoursOf(WorkingCalendar calendar, LocalDate date)
        => calendar.Exceptions.FirstOrDefault(e => e.Date == date) is { } exception ? exception.Open
            : calendar.Holidays.Contains(date) ? []
            : calendar.Week.GetValueOrDefault(date.DayOfWeek) ?? [];

    private static bool Agrees(Instant at, int minute, Instant? found)
        => minute < 0 ? found is null || found > at + Duration.FromMinutes(ScannedMinutes) : found == at + Duration.FromMinutes(minute);

    private static bool NotAfter(Instant? earlier, Instant? later) => earlier is null || later is null || earlier <= later;

    private static void Hold<T>(Gen<T> cases, int runs, Func<T, bool> holds)
        => Prop.ForAll(cases.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(runs));

    private sealed record Case(DateTimeZone Zone, Instant At, WorkingCalendar Calendar, CompiledCalendar Compiled)
    {
        public override string ToString()
            => $"{At.InZone(Zone)}: " + System.Text.Json.JsonSerializer.Serialize(Calendar, CalendarJson.Default.WorkingCalendar);
    }
}
