using NodaTime.Text;
using static NodaTime.IsoDayOfWeek;

namespace CrmCore.Tests.Calendars;

public sealed class CompiledCalendarTests
{
    private static readonly WorkingCalendar Office
        = WorkingCalendar.Weekdays("office-hours", "Europe/Moscow", new LocalTime(9, 0), new LocalTime(18, 0));
    private static readonly WorkingCalendar Nights = Every("Europe/Berlin", "22:00-06:00");

    [Theory]
    [InlineData("2026-07-03T10:00:00+03", "2026-07-03T10:00:00+03")]
    [InlineData("2026-07-03T08:59:59+03", "2026-07-03T09:00:00+03")]
    [InlineData("2026-07-03T18:00:00+03", "2026-07-06T09:00:00+03")]
    [InlineData("2026-07-04T12:00:00+03", "2026-07-06T09:00:00+03")]
    public void R17_A_moment_outside_the_hours_moves_to_the_next_opening(string at, string opening)
    {
        var calendar = Compile(Office);

        Assert.Equal(Moment(opening), calendar.NextOpening(Moment(at)));
        Assert.Equal(at == opening, calendar.IsOpen(Moment(at)));
    }

    [Fact]
    public void R17_Holidays_and_exceptions_go_before_the_hours_of_the_week()
    {
        var calendar = Compile(Office
            .WithHolidays(new LocalDate(2026, 7, 6), new LocalDate(2026, 7, 8))
            .WithException(new LocalDate(2026, 7, 7), OpeningHours.Parse("12:00-13:00"))
            .WithException(new LocalDate(2026, 7, 8), OpeningHours.Parse("10:00-11:00")));

        Assert.Equal(Moment("2026-07-07T12:00:00+03"), calendar.NextOpening(Moment("2026-07-03T20:00:00+03")));
        Assert.Equal(Moment("2026-07-08T10:00:00+03"), calendar.NextOpening(Moment("2026-07-07T13:00:00+03")));
    }

    [Fact]
    public void A_night_shift_runs_on_into_a_holiday_and_none_begins_on_it()
    {
        var calendar = Compile(Nights.WithHolidays(new LocalDate(2026, 7, 4)));

        Assert.Equal(Moment("2026-07-04T06:00:00+02"), calendar.NextClosing(Moment("2026-07-03T23:00:00+02")));
        Assert.Equal(Moment("2026-07-05T22:00:00+02"), calendar.NextOpening(Moment("2026-07-04T06:00:00+02")));
    }

    [Fact]
    public void Hours_that_meet_or_overlap_are_one_stretch()
    {
        var calendar = Compile(new WorkingCalendar { Id = "c", Zone = "UTC" }
            .WithHours(Monday, OpeningHours.Parse("09:00-13:00"), OpeningHours.Parse("13:00-18:00"), OpeningHours.Parse("14:00-15:00"))
            .WithHours(Tuesday, OpeningHours.AllDay)
            .WithHours(Wednesday, OpeningHours.Parse("00:00-01:00")));

        Assert.Equal(Moment("2026-07-06T18:00:00+00"), calendar.NextClosing(Moment("2026-07-06T09:30:00+00")));
        Assert.Equal(Moment("2026-07-08T01:00:00+00"), calendar.NextClosing(Moment("2026-07-07T12:00:00+00")));
        Assert.Equal(Moment("2026-07-06T15:30:00+00"), calendar.AddWorkingTime(Moment("2026-07-06T12:30:00+00"), Duration.FromHours(3)));
    }

    [Theory]
    [InlineData("2026-03-28T22:00:00+01", "2026-03-29T06:00:00+02", 7)]
    [InlineData("2026-10-24T22:00:00+02", "2026-10-25T06:00:00+01", 9)]
    [InlineData("2026-07-03T22:00:00+02", "2026-07-04T06:00:00+02", 8)]
    public void R70_A_night_on_which_the_clock_changes_keeps_its_local_hours(string opening, string closing, int hours)
    {
        var calendar = Compile(Nights);

        Assert.Equal(Moment(closing), calendar.NextClosing(Moment(opening)));
        Assert.Equal(Duration.FromHours(hours), Moment(closing) - Moment(opening));
        Assert.Equal(Moment(closing), calendar.AddWorkingTime(Moment(opening), Duration.FromHours(hours)));
        Assert.False(calendar.IsOpen(Moment(closing)));
    }

    [Fact]
    public void R70_Hours_inside_the_hour_that_comes_twice_are_kept_once()
    {
        var calendar = Compile(Every("Europe/Berlin", "02:15-02:45"));

        Assert.Equal(Moment("2026-10-25T02:15:00+02"), calendar.NextOpening(Moment("2026-10-25T01:00:00+02")));
        Assert.Equal(Moment("2026-10-25T02:45:00+02"), calendar.NextClosing(Moment("2026-10-25T01:00:00+02")));
        Assert.Equal(Moment("2026-10-26T02:15:00+01"), calendar.NextOpening(Moment("2026-10-25T02:45:00+02")));
        Assert.False(calendar.IsOpen(Moment("2026-10-25T02:30:00+01")));
    }

    [Fact]
    public void R70_Hours_inside_the_missing_hour_are_left_out_and_those_around_it_are_cut()
    {
        Assert.Equal(
            Moment("2026-03-30T02:15:00+02"),
            Compile(Every("Europe/Berlin", "02:15-02:45")).NextOpening(Moment("2026-03-28T12:00:00+01")));

        var across = Compile(Every("Europe/Berlin", "02:30-03:10"));
        Assert.Equal(Moment("2026-03-29T03:00:00+02"), across.NextOpening(Moment("2026-03-29T00:00:00+01")));
        Assert.Equal(Moment("2026-03-29T03:10:00+02"), across.NextClosing(Moment("2026-03-29T00:00:00+01")));
    }

    [Fact]
    public void R70_A_night_on_which_midnight_comes_twice_opens_once()
    {
        // In St. John's the clock went from 00:01 back to 23:01 of the evening before.
        var calendar = Compile(Every("America/St_Johns", "00:00-08:00"));
        var secondEvening = Moment("2010-11-06T23:30:00-03:30");

        Assert.True(calendar.IsOpen(secondEvening));
        Assert.Equal(secondEvening, calendar.NextOpening(secondEvening));
        Assert.Equal(Moment("2010-11-07T08:00:00-03:30"), calendar.NextClosing(secondEvening));
    }

    [Fact]
    public void R70_A_date_that_the_zone_leaves_out_is_left_out()
    {
        // Samoa went from 29 to 31 December 2011.
        var calendar = Compile(Every("Pacific/Apia", "09:00-17:00"));

        Assert.Equal(Moment("2011-12-31T09:00:00+14"), calendar.NextOpening(Moment("2011-12-29T17:00:00-10")));
    }

    [Fact]
    public void A_search_is_bounded_and_ends_with_nothing()
    {
        var at = Moment("2026-07-03T10:00:00+03");
        var never = Compile(new WorkingCalendar { Id = "c", Zone = "Europe/Moscow" });
        var always = Compile(WorkingCalendar.AroundTheClock("c", "Europe/Moscow"));
        var late = Compile(new WorkingCalendar { Id = "c", Zone = "Europe/Moscow" }.WithException(new LocalDate(2027, 9, 1), OpeningHours.AllDay));

        Assert.False(never.IsOpen(at));
        Assert.Null(never.NextOpening(at));
        Assert.Null(never.NextClosing(at));
        Assert.Null(never.AddWorkingTime(at, Duration.FromSeconds(1)));
        Assert.Null(late.NextOpening(at));
        Assert.Equal(at, always.NextOpening(at));
        Assert.Null(always.NextClosing(at));
        Assert.Null(always.AddWorkingTime(at, Duration.FromDays(402)));
        Assert.Equal(at + Duration.FromDays(399), always.AddWorkingTime(at, Duration.FromDays(399)));
    }

    [Fact]
    public void A_calendar_open_on_one_day_of_the_year_is_found()
    {
        var calendar = Compile(new WorkingCalendar { Id = "c", Zone = "UTC" }.WithException(new LocalDate(2027, 7, 2), OpeningHours.AllDay));

        Assert.Equal(Moment("2027-07-02T00:00:00+00"), calendar.NextOpening(Moment("2026-07-03T00:00:00+00")));
        Assert.Equal(Moment("2027-07-03T00:00:00+00"), calendar.NextClosing(Moment("2026-07-03T00:00:00+00")));
    }

    [Fact]
    public void The_ends_of_time_are_answered_too()
    {
        var calendar = Compile(Office);

        foreach (var end in new[] { Instant.MinValue, Instant.MaxValue })
        {
            Assert.False(calendar.IsOpen(end));
            Assert.Null(calendar.NextOpening(end));
            Assert.Null(calendar.NextClosing(end));
            Assert.Null(calendar.AddWorkingTime(end, Duration.FromHours(1)));
        }
    }

    [Fact]
    public void Working_time_skips_nights_and_weekends_and_ends_at_the_closing()
    {
        var calendar = Compile(Office);
        var friday = Moment("2026-07-03T16:00:00+03");

        Assert.Equal(Moment("2026-07-03T18:00:00+03"), calendar.AddWorkingTime(friday, Duration.FromHours(2)));
        Assert.Equal(Moment("2026-07-06T11:00:00+03"), calendar.AddWorkingTime(friday, Duration.FromHours(4)));
        Assert.Equal(Moment("2026-07-06T10:00:00+03"), calendar.AddWorkingTime(Moment("2026-07-04T12:00:00+03"), Duration.FromHours(1)));
        Assert.Equal(friday, calendar.AddWorkingTime(friday, Duration.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.AddWorkingTime(friday, Duration.FromHours(-1)));
    }

    [Fact]
    public void A_calendar_of_an_unknown_zone_is_refused_by_name()
    {
        var error = Assert.Throws<ArgumentException>(() => Compile(Office with { Zone = "Middle/Earth" }));

        Assert.Contains("\"office-hours\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("\"Middle/Earth\"", error.Message, StringComparison.Ordinal);
    }

    private static WorkingCalendar Every(string zone, string hours)
        => Enumerable.Range(1, 7).Aggregate(
            new WorkingCalendar { Id = "every", Zone = zone }, (c, day) => c.WithHours((IsoDayOfWeek)day, OpeningHours.Parse(hours)));

    private static CompiledCalendar Compile(WorkingCalendar calendar) => CompiledCalendar.Compile(calendar, DateTimeZoneProviders.Tzdb);

    private static Instant Moment(string text) => OffsetDateTimePattern.GeneralIso.Parse(text).Value.ToInstant();
}
