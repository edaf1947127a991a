using FsCheck;
using FsCheck.Fluent;

namespace CrmCore.Tests.Calendars;

public sealed class DueTimeProperties
{
    private static Gen<Case> Cases
        => from zone in CalendarGenerators.Zones
           from entered in CalendarGenerators.Moments(zone)
           from calendar in CalendarGenerators.Calendars(zone, entered)
           from nanoseconds in Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 2_000_000))
           select new Case(zone, entered + Duration.FromNanoseconds(nanoseconds), CompiledCalendar.Compile(calendar, DateTimeZoneProviders.Tzdb));

    private static Gen<Timing> Elapsing => Gen.Choose(0, 6000).Select(minutes => Timing.After(Duration.FromMinutes(minutes)));

    private static Gen<Timing> Timings
        => from days in Gen.Choose(0, 40)
           from hours in Gen.Elements(0, 0, 1, 30)
           from time in Gen.OneOf(Gen.Constant((LocalTime?)null), CalendarGenerators.Times.Select(t => (LocalTime?)t))
           from within in Gen.Elements("hours", null)
           select Timing.After(Period.FromDays(days) + Period.FromHours(hours)) with { Time = time, Calendar = within };

    [Fact]
    public void R17_A_due_time_is_never_early_never_past_and_whole_milliseconds()
        => Hold(from c in Cases from t in Timings from late in Gen.Choose(-60, 6000) select (c, t, late), x =>
        {
            var now = x.c.Entered + Duration.FromMinutes(x.late);
            return Due(x.c, x.t, x.c.Entered, now) is not { } due
                || (due >= now && due >= x.c.Entered && due.ToUnixTimeTicks() % NodaConstants.TicksPerMillisecond == 0);
        });

    [Fact]
    public void R17_Within_working_hours_is_open_and_the_next_opening_of_the_time_without_them()
        => Hold(from c in Cases from t in Timings select (c, t), x =>
        {
            var free = Due(x.c, x.t with { Calendar = null }, x.c.Entered, x.c.Entered);
            return Due(x.c, x.t with { Calendar = "hours" }, x.c.Entered, x.c.Entered) == x.c.Calendar.NextOpening(free!.Value);
        });

    [Fact]
    public void R70_Time_that_elapses_local_times_and_working_hours_keep_the_order_of_moments()
        => Hold(
            from c in Cases
            from t in Elapsing
            from time in Gen.OneOf(Gen.Constant((LocalTime?)null), CalendarGenerators.Times.Select(t => (LocalTime?)t))
            from within in Gen.Elements("hours", null)
            from minutes in Gen.Choose(0, 3000)
            select (c, t: t with { Time = time, Calendar = within }, later: c.Entered + Duration.FromMinutes(minutes)),
            x => NotAfter(Due(x.c, x.t, x.c.Entered, x.c.Entered), Due(x.c, x.t, x.later, x.later)));

    [Fact]
    public void R70_Calendar_days_keep_the_order_of_moments_that_no_change_of_the_clock_can_swap()
        => Hold(
            // Where the zone leaves out a whole date, the two dates before it lead to the same one.
            from c in Cases.Where(c => c.Zone.Id != "Pacific/Apia")
            from t in Timings
            from minutes in Gen.Choose(120, 3000)
            select (c, t, later: c.Entered + Duration.FromMinutes(minutes)),
            x => NotAfter(Due(x.c, x.t, x.c.Entered, x.c.Entered), Due(x.c, x.t, x.later, x.later)));

    [Fact]
    public void R70_Planning_again_later_changes_nothing_while_it_is_not_due()
        => Hold(from c in Cases from t in Timings from wait in Gen.Choose(0, 100) select (c, t, wait), x =>
        {
            if (Due(x.c, x.t, x.c.Entered, x.c.Entered) is not { } due)
                return true;
            var between = x.c.Entered + ((due - x.c.Entered) * x.wait / 100);
            return Due(x.c, x.t, x.c.Entered, between) == due;
        });

    [Fact]
    public void R70_A_daily_time_comes_once_on_each_date()
        => Hold(from c in Cases from time in CalendarGenerators.Times select (c, time), x =>
        {
            // Each run plans the next one a moment later, as a repeating plan does.
            var timing = Timing.AtOnce.At(x.time);
            var at = x.c.Entered;
            Instant? last = null;
            for (var run = 0; run < 8; run++)
            {
                var due = Due(x.c, timing, at, at)!.Value;
                if (last is { } before && (due - before < Duration.FromHours(22) || due - before > Duration.FromHours(26)))
                    return false;
                last = due;
                at = due + Duration.FromMilliseconds(1);
            }

            return true;
        });

    [Fact]
    public void R17_After_whole_days_at_a_time_is_that_time_on_that_date()
        => Hold(from c in Cases from days in Gen.Choose(1, 40) from time in CalendarGenerators.Times select (c, days, time), x =>
        {
            var expected = x.c.Entered.InZone(x.c.Zone).Date.PlusDays(x.days) + x.time;
            var due = Due(x.c, Timing.After(Period.FromDays(x.days)).At(x.time), x.c.Entered, x.c.Entered)!.Value;
            return x.c.Zone.MapLocal(expected).Count == 0 || due.InZone(x.c.Zone).LocalDateTime == expected;
        });

    [Fact]
    public void A_timing_survives_json()
        => Hold(Gen.OneOf(Timings, Elapsing), t => t.Equals(System.Text.Json.JsonSerializer.Deserialize(
            System.Text.Json.JsonSerializer.Serialize(t, CalendarJson.Default.Timing), CalendarJson.Default.Timing)));

    private static Instant? Due(Case c, Timing timing, Instant entered, Instant now)
        => DueTime.Compute(timing, entered, now, c.Zone, _ => null, _ => c.Calendar).Moment;

    private static bool NotAfter(Instant? earlier, Instant? later) => earlier is null || later is null || earlier <= later;

    private static void Hold<T>(Gen<T> cases, Func<T, bool> holds)
        => Prop.ForAll(cases.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private sealed record Case(DateTimeZone Zone, Instant Entered, CompiledCalendar Calendar)
    {
        public override string ToString() => $"{Entered.InZone(Zone)}";
    }
}
