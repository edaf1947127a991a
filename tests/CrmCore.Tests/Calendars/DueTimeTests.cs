using NodaTime.Text;

namespace CrmCore.Tests.Calendars;

public sealed class DueTimeTests
{
    private static readonly DateTimeZone Moscow = DateTimeZoneProviders.Tzdb["Europe/Moscow"];
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly LocalTime Ten = new(10, 0);

    private static readonly CompiledCalendar Office = CompiledCalendar.Compile(
        WorkingCalendar.Weekdays("office-hours", "Europe/Moscow", new LocalTime(9, 0), new LocalTime(18, 0)), DateTimeZoneProviders.Tzdb);

    [Fact]
    public void R17_At_once_is_the_moment_itself()
        => Assert.Equal(Moment("2026-07-03T15:00:00+03"), DueAt(Timing.AtOnce, "2026-07-03T15:00:00+03"));

    [Theory]
    [InlineData("P1D", "2026-07-04T15:00:00+03")]
    [InlineData("P3D", "2026-07-06T15:00:00+03")]
    [InlineData("P1W", "2026-07-10T15:00:00+03")]
    [InlineData("P2M", "2026-09-03T15:00:00+03")]
    [InlineData("PT4H", "2026-07-03T19:00:00+03")]
    [InlineData("P1DT12H", "2026-07-05T03:00:00+03")]
    public void R17_A_delay_is_counted_from_entering(string period, string due)
        => Assert.Equal(Moment(due), DueAt(Timing.After(PeriodText.Parse(period)), "2026-07-03T15:00:00+03"));

    [Theory]
    [InlineData("P3D", "2026-07-06T10:00:00+03")]
    [InlineData("P1D", "2026-07-04T10:00:00+03")]
    [InlineData("P0D", "2026-07-04T10:00:00+03")]
    [InlineData("PT1H", "2026-07-04T10:00:00+03")]
    [InlineData("PT18H", "2026-07-04T10:00:00+03")]
    [InlineData("PT19H", "2026-07-04T10:00:00+03")]
    [InlineData("PT20H", "2026-07-05T10:00:00+03")]
    [InlineData("P1DT20H", "2026-07-06T10:00:00+03")]
    public void R17_A_local_time_is_on_the_day_of_the_delay_or_the_next_one(string period, string due)
        => Assert.Equal(Moment(due), DueAt(Timing.After(PeriodText.Parse(period)).At(Ten), "2026-07-03T15:00:00+03"));

    [Fact]
    public void R17_A_local_time_without_a_delay_may_be_this_very_moment()
        => Assert.Equal(Moment("2026-07-03T10:00:00+03"), DueAt(Timing.AtOnce.At(Ten), "2026-07-03T10:00:00+03"));

    [Theory]
    [InlineData("2026-07-03T15:00:00+03", "2026-07-03T15:00:00+03")]
    [InlineData("2026-07-03T18:00:00+03", "2026-07-06T09:00:00+03")]
    [InlineData("2026-07-05T15:00:00+03", "2026-07-06T09:00:00+03")]
    public void R17_Within_working_hours_moves_to_the_next_opening(string entered, string due)
        => Assert.Equal(Moment(due), DueAt(Timing.AtOnce.Within("office-hours"), entered));

    [Fact]
    public void R17_The_calendar_keeps_its_own_zone()
        => Assert.Equal(
            Moment("2026-07-06T09:00:00+03"),
            DueAt(Timing.AtOnce.At(new LocalTime(5, 0)).Within("office-hours"), "2026-07-05T12:00:00+02", zone: Berlin));

    [Fact]
    public void R17_The_last_fraction_before_closing_is_not_rounded_over_it()
    {
        var closing = Moment("2026-07-03T18:00:00+03");

        var due = Compute(Timing.AtOnce.Within("office-hours"), closing - Duration.FromNanoseconds(1), closing - Duration.FromNanoseconds(1));

        Assert.Equal(DueTime.At(Moment("2026-07-06T09:00:00+03")), due);
    }

    [Theory]
    [InlineData("P1D", null, "2026-08-09T00:00:00+03")]
    [InlineData("P1D", "10:00", "2026-08-09T10:00:00+03")]
    [InlineData("P0D", "10:00", "2026-08-10T10:00:00+03")]
    [InlineData("PT2H", null, "2026-08-09T22:00:00+03")]
    [InlineData("PT2H", "10:00", "2026-08-09T10:00:00+03")]
    [InlineData("PT2H", "22:00", "2026-08-09T22:00:00+03")]
    public void R17_Before_a_date(string period, string? time, string due)
        => Assert.Equal(Moment(due), DueAt(Before(period, time), "2026-07-03T15:00:00+03", FieldDate.Of(new LocalDate(2026, 8, 10))));

    [Theory]
    [InlineData("P1D", null, "2026-08-09T15:00:00+03")]
    [InlineData("P1D", "18:00", "2026-08-09T18:00:00+03")]
    [InlineData("P0D", "10:00", "2026-08-10T10:00:00+03")]
    [InlineData("P0D", "18:00", "2026-08-09T18:00:00+03")]
    [InlineData("P1DT2H", "14:00", "2026-08-08T14:00:00+03")]
    public void R17_Before_a_date_with_a_time_of_day_a_local_time_is_never_after_it(string period, string? time, string due)
    {
        var timing = Before(period, time);

        Assert.Equal(Moment(due), DueAt(timing, "2026-07-03T15:00:00+03", FieldDate.Of(new LocalDateTime(2026, 8, 10, 15, 0))));
        Assert.Equal(Moment(due), DueAt(timing, "2026-07-03T15:00:00+03", FieldDate.Of(Moment("2026-08-10T15:00:00+03"))));
    }

    [Theory]
    [InlineData("P0D", null, "2026-08-10T00:00:00+03")]
    [InlineData("P0D", "10:00", "2026-08-10T10:00:00+03")]
    [InlineData("P2D", "10:00", "2026-08-12T10:00:00+03")]
    [InlineData("PT30H", null, "2026-08-11T06:00:00+03")]
    public void R17_After_a_date(string period, string? time, string due)
    {
        var timing = Timing.AfterField("deal.deadline", PeriodText.Parse(period));
        timing = time is null ? timing : timing.At(ClockText.Parse(time));

        Assert.Equal(Moment(due), DueAt(timing, "2026-07-03T15:00:00+03", FieldDate.Of(new LocalDate(2026, 8, 10))));
    }

    [Fact]
    public void R17_An_empty_date_waits_until_it_is_set()
        => Assert.Equal(
            DueTime.WaitsForField("deal.deadline"),
            Compute(Timing.Before("deal.deadline", Period.FromDays(1)), Moment("2026-07-03T15:00:00+03"), Moment("2026-07-03T15:00:00+03")));

    [Fact]
    public void R17_A_moment_already_past_runs_at_once_but_within_the_hours()
    {
        var deadline = FieldDate.Of(new LocalDate(2026, 7, 1));
        var timing = Timing.Before("deal.deadline", Period.FromDays(3)).At(Ten);

        Assert.Equal(Moment("2026-07-04T12:00:00+03"), DueAt(timing, "2026-07-04T12:00:00+03", deadline));
        Assert.Equal(Moment("2026-07-06T09:00:00+03"), DueAt(timing.Within("office-hours"), "2026-07-04T12:00:00+03", deadline));
    }

    [Fact]
    public void R70_Time_counts_from_entering_and_not_from_the_moment_of_planning()
    {
        var entered = Moment("2026-07-03T15:00:00+03");
        var due = DueTime.At(Moment("2026-07-06T15:00:00+03"));

        Assert.Equal(due, Compute(Timing.After(Period.FromDays(3)), entered, entered));
        Assert.Equal(due, Compute(Timing.After(Period.FromDays(3)), entered, entered + Duration.FromHours(70)));
        Assert.Equal(
            DueTime.At(entered + Duration.FromDays(9)), Compute(Timing.After(Period.FromDays(3)), entered, entered + Duration.FromDays(9)));
    }

    [Theory]
    [InlineData("2026-03-28T15:00:00+01", "2026-03-29T15:00:00+02", "2026-03-29T16:00:00+02")]
    [InlineData("2026-10-24T15:00:00+02", "2026-10-25T15:00:00+01", "2026-10-25T14:00:00+01")]
    public void R70_A_day_keeps_the_local_time_and_24_hours_elapse(string entered, string day, string hours)
    {
        Assert.Equal(Moment(day), DueAt(Timing.After(Period.FromDays(1)), entered, zone: Berlin));
        Assert.Equal(Moment(hours), DueAt(Timing.After(Duration.FromHours(24)), entered, zone: Berlin));
    }

    [Fact]
    public void R70_A_missing_local_time_moves_forward_by_the_gap()
    {
        Assert.Equal(Moment("2026-03-29T03:30:00+02"), DueAt(Timing.After(Period.FromDays(1)), "2026-03-28T02:30:00+01", zone: Berlin));
        Assert.Equal(Moment("2026-03-29T03:30:00+02"), DueAt(Timing.AtOnce.At(new LocalTime(2, 30)), "2026-03-29T00:30:00+01", zone: Berlin));
        Assert.Equal(Moment("2026-03-29T03:30:00+02"), DueAt(Timing.AtOnce.At(new LocalTime(2, 30)), "2026-03-29T03:10:00+02", zone: Berlin));
    }

    [Fact]
    public void R70_A_local_time_that_comes_twice_is_the_first_and_does_not_repeat()
    {
        var timing = Timing.AtOnce.At(new LocalTime(2, 30));

        Assert.Equal(Moment("2026-10-25T02:30:00+02"), DueAt(timing, "2026-10-25T01:00:00+02", zone: Berlin));
        Assert.Equal(Moment("2026-10-26T02:30:00+01"), DueAt(timing, "2026-10-25T02:31:00+02", zone: Berlin));
        Assert.Equal(Moment("2026-10-26T02:30:00+01"), DueAt(timing, "2026-10-25T02:10:00+01", zone: Berlin));
    }

    [Fact]
    public void R70_A_local_time_that_a_gap_carries_over_midnight_is_not_skipped()
    {
        // In Nuuk the clock goes from 23:00 to midnight: 23:30 of the 28th is 00:30 of the 29th.
        var nuuk = DateTimeZoneProviders.Tzdb["America/Nuuk"];

        Assert.Equal(
            Moment("2026-03-29T00:30:00-01"), DueAt(Timing.AtOnce.At(new LocalTime(23, 30)), "2026-03-29T00:10:00-01", zone: nuuk));
    }

    [Fact]
    public void R70_A_local_time_before_a_date_is_the_last_one_also_where_midnight_comes_twice()
    {
        // In St. John's the clock went from 00:01 of the 7th back to 23:01 of the 6th.
        var johns = DateTimeZoneProviders.Tzdb["America/St_Johns"];
        var timing = Timing.Before("deal.deadline", Period.FromMinutes(15)).At(LocalTime.Midnight);

        Assert.Equal(
            Moment("2010-11-07T00:00:00-02:30"),
            DueAt(timing, "2010-11-01T00:00:00-02:30", FieldDate.Of(Moment("2010-11-06T23:45:00-03:30")), johns));
    }

    [Fact]
    public void R70_A_date_that_the_zone_leaves_out_is_answered()
    {
        var apia = DateTimeZoneProviders.Tzdb["Pacific/Apia"];
        var missing = FieldDate.Of(new LocalDate(2011, 12, 30));

        Assert.Equal(
            Moment("2011-12-31T00:00:00+14"), DueAt(Timing.AfterField("deal.deadline", Period.Zero), "2011-12-01T00:00:00-10", missing, apia));
    }

    [Fact]
    public void R17_Due_times_are_whole_milliseconds_and_never_early()
    {
        var entered = Moment("2026-07-03T15:00:00+03") + Duration.FromNanoseconds(1);

        Assert.Equal(
            DueTime.At(Moment("2026-07-03T16:00:00+03") + Duration.FromMilliseconds(1)),
            Compute(Timing.After(Duration.FromHours(1)), entered, entered));
        Assert.Equal(DueTime.At(Moment("2026-07-03T15:00:00+03") + Duration.FromMilliseconds(1)), Compute(Timing.AtOnce, entered, entered));
    }

    [Fact]
    public void What_can_never_be_due_says_why()
    {
        var at = Moment("2026-07-03T15:00:00+03");
        var closed = CompiledCalendar.Compile(new WorkingCalendar { Id = "closed", Zone = "UTC" }, DateTimeZoneProviders.Tzdb);

        Assert.Contains("no calendar \"lunch\"", Reason(Compute(Timing.AtOnce.Within("lunch"), at, at)), StringComparison.Ordinal);
        Assert.Contains(
            "\"closed\" does not open within 400 days",
            Reason(Compute(Timing.AtOnce.Within("closed"), at, at, calendar: closed)),
            StringComparison.Ordinal);
        Assert.Contains("P101Y is longer than 100 years", Reason(Compute(Timing.After(Period.FromYears(101)), at, at)), StringComparison.Ordinal);
        Assert.Contains(
            "Correct deal.deadline",
            Reason(Compute(Timing.AfterField("deal.deadline", Period.Zero), at, at, FieldDate.Of(new LocalDate(9999, 12, 31)))),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UTC")]
    [InlineData("America/New_York")]
    [InlineData("Pacific/Kiritimati")]
    public void Dates_at_the_ends_of_the_calendar_are_answered(string zoneId)
    {
        var zone = DateTimeZoneProviders.Tzdb[zoneId];
        var now = Moment("2026-07-03T15:00:00+03");
        var century = Period.FromYears(100);
        FieldDate[] past =
        [
            FieldDate.Of(LocalDate.MinIsoValue), FieldDate.Of(new LocalDate(1, 1, 1)), FieldDate.Of(new LocalDate(1, 1, 3)),
            FieldDate.Of(Instant.MinValue),
        ];
        FieldDate[] far = [FieldDate.Of(LocalDate.MaxIsoValue), FieldDate.Of(new LocalDate(8001, 1, 1)), FieldDate.Of(Instant.MaxValue)];
        foreach (var timing in new[] { Timing.Before("deal.deadline", century).At(Ten), Timing.AfterField("deal.deadline", century).At(Ten) })
        {
            foreach (var early in past)
                Assert.Equal(DueTime.At(now), Compute(timing, now, now, early, zone));
            foreach (var late in far)
                Assert.NotNull(Compute(timing, now, now, late, zone).Reason);
            Assert.NotNull(Compute(timing, now, now, FieldDate.Of(new LocalDate(8000, 12, 29)), zone).Moment);
        }
    }

    private static Timing Before(string period, string? time)
    {
        var timing = Timing.Before("deal.deadline", PeriodText.Parse(period));
        return time is null ? timing : timing.At(ClockText.Parse(time));
    }

    private static Instant DueAt(Timing timing, string entered, FieldDate? field = null, DateTimeZone? zone = null)
        => Compute(timing, Moment(entered), Moment(entered), field, zone).Moment ?? throw new InvalidOperationException("It has no moment.");

    private static string Reason(DueTime due) => due.Reason ?? throw new InvalidOperationException("It has no reason.");

    private static DueTime Compute(
        Timing timing, Instant entered, Instant now, FieldDate? field = null, DateTimeZone? zone = null, CompiledCalendar? calendar = null)
        => DueTime.Compute(
            timing,
            entered,
            now,
            zone ?? Moscow,
            name => name == "deal.deadline" ? field : null,
            id => id == calendar?.Id ? calendar : id == Office.Id ? Office : null);

    private static Instant Moment(string text) => OffsetDateTimePattern.GeneralIso.Parse(text).Value.ToInstant();
}
