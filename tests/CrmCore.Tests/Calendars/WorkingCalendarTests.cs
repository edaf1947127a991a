using System.Text.Json;
using static NodaTime.IsoDayOfWeek;

namespace CrmCore.Tests.Calendars;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Office
        = WorkingCalendar.Weekdays("office-hours", "Europe/Moscow", new LocalTime(9, 0), new LocalTime(18, 0));

    [Fact]
    public void A_calendar_is_kept_as_readable_json()
    {
        var calendar = new WorkingCalendar { Id = "shifts", Zone = "Europe/Berlin" }
            .WithHours(Saturday, OpeningHours.Parse("22:00-06:00"))
            .WithHours(Monday, OpeningHours.Parse("14:00-18:30"), OpeningHours.Parse("09:00-13:00"))
            .WithHolidays(new LocalDate(2026, 12, 25), new LocalDate(2026, 1, 1))
            .WithException(new LocalDate(2026, 12, 24), OpeningHours.Parse("09:00-12:00"));

        var json = JsonSerializer.Serialize(calendar, CalendarJson.Default.WorkingCalendar);

        Assert.Equal(
            """{"id":"shifts","zone":"Europe/Berlin","week":{"Monday":["09:00-13:00","14:00-18:30"],"Saturday":["22:00-06:00"]}"""
            + ""","holidays":["2026-01-01","2026-12-25"],"exceptions":[{"date":"2026-12-24","open":["09:00-12:00"]}]}""",
            json);
        Assert.Equal(calendar, JsonSerializer.Deserialize(json, CalendarJson.Default.WorkingCalendar));
    }

    [Fact]
    public void Json_may_leave_out_or_null_what_it_does_not_need()
    {
        var bare = JsonSerializer.Deserialize("""{"id":"a","zone":"UTC"}""", CalendarJson.Default.WorkingCalendar);
        var nulls = JsonSerializer.Deserialize(
            """{"id":"a","zone":"UTC","week":null,"holidays":null,"exceptions":null}""", CalendarJson.Default.WorkingCalendar);

        Assert.Equal(new WorkingCalendar { Id = "a", Zone = "UTC" }, bare);
        Assert.Equal(bare, nulls);
        Assert.Empty(nulls!.Holidays);
    }

    [Fact]
    public void Nulls_inside_lists_of_json_are_as_good_as_nothing()
    {
        var calendar = JsonSerializer.Deserialize(
            """{"id":"a","zone":"UTC","week":{"Monday":null},"exceptions":[null,{"date":"2026-05-09","open":null}]}""",
            CalendarJson.Default.WorkingCalendar)!;

        Assert.Contains("no hours at all", Assert.Single(calendar.Validate()), StringComparison.Ordinal);
        Assert.Null(CompiledCalendar.Compile(calendar, DateTimeZoneProviders.Tzdb).NextOpening(Instant.FromUtc(2026, 5, 1, 0, 0)));
        Assert.True(calendar.Equals(calendar with { Id = "a" }));
    }

    [Theory]
    [InlineData("""{"id":"a","zone":"UTC","week":{"Monday":["nine to six"]}}""", "nine to six")]
    [InlineData("""{"id":"a","zone":"UTC","week":{"Monday":[9]}}""", "Number")]
    [InlineData("""{"id":"a","zone":"UTC","holidays":["01.05.2026"]}""", "01.05.2026")]
    [InlineData("""{"id":"a","zone":"UTC","holidays":"2026-05-01"}""", "list of dates")]
    [InlineData("""{"id":"a","zone":"UTC","exceptions":[{"date":"soon"}]}""", "soon")]
    public void Json_that_cannot_be_read_is_refused_by_name(string json, string named)
    {
        var error = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, CalendarJson.Default.WorkingCalendar));

        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Calendars_that_say_the_same_are_equal()
    {
        var again = WorkingCalendar.Weekdays("office-hours", "Europe/Moscow", new LocalTime(9, 0), new LocalTime(18, 0));

        Assert.Equal(Office, again);
        Assert.Equal(Office.GetHashCode(), again.GetHashCode());
        Assert.NotEqual(Office, again.WithHours(Friday, OpeningHours.Parse("09:00-17:00")));
        Assert.NotEqual(Office, again.WithHours(Friday));
        Assert.NotEqual(Office, again.WithHolidays(new LocalDate(2026, 1, 1)));
        Assert.NotEqual(Office, again.WithException(new LocalDate(2026, 1, 1)));
    }

    [Fact]
    public void Changes_make_a_new_calendar_and_leave_the_old_one()
    {
        var changed = Office.WithHours(Friday).WithHolidays(new LocalDate(2026, 1, 1), new LocalDate(2026, 1, 1));

        Assert.Equal(5, Office.Week.Count);
        Assert.Empty(Office.Holidays);
        Assert.Equal(4, changed.Week.Count);
        Assert.Single(changed.Holidays);
    }

    [Fact]
    public void An_ordinary_calendar_has_no_problems()
    {
        Assert.Empty(Office.Validate());
        Assert.Empty(WorkingCalendar.AroundTheClock("always", "UTC").Validate());
        Assert.Empty(Office.WithHours(Sunday, OpeningHours.Parse("22:00-09:00")).Validate());
        Assert.Empty(new WorkingCalendar { Id = "fair", Zone = "UTC" }.WithException(new LocalDate(2026, 5, 2), OpeningHours.AllDay).Validate());
    }

    [Theory]
    [InlineData("Moscow", "Europe/Moscow")]
    [InlineData("europe/moscow", "Europe/Moscow")]
    [InlineData("Russian Standard Time", "Europe/Moscow")]
    [InlineData("Middle Earth", "IANA id")]
    [InlineData(" ", "IANA id")]
    public void An_unknown_zone_is_named_with_the_remedy(string zone, string remedy)
    {
        var problem = Assert.Single((Office with { Zone = zone }).Validate());

        Assert.Contains("\"office-hours\"", problem, StringComparison.Ordinal);
        Assert.Contains(remedy, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Monday, "12:00-20:00", Monday, "09:00-13:00")]
    [InlineData(Monday, "22:00-06:00", Tuesday, "05:00-09:00")]
    [InlineData(Sunday, "22:00-06:00", Monday, "05:00-09:00")]
    public void Overlapping_hours_are_named_with_their_days(IsoDayOfWeek day, string hours, IsoDayOfWeek other, string otherHours)
    {
        var calendar = new WorkingCalendar { Id = "c", Zone = "UTC" };
        calendar = day == other
            ? calendar.WithHours(day, OpeningHours.Parse(hours), OpeningHours.Parse(otherHours))
            : calendar.WithHours(day, OpeningHours.Parse(hours)).WithHours(other, OpeningHours.Parse(otherHours));

        var problem = Assert.Single(calendar.Validate());

        Assert.StartsWith("Calendar \"c\":", problem, StringComparison.Ordinal);
        Assert.Contains($"{hours} on {day}", problem, StringComparison.Ordinal);
        Assert.Contains($"{otherHours} on {other}", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Hours_that_meet_do_not_overlap()
        => Assert.Empty(Office.WithHours(Monday, OpeningHours.Parse("00:00-12:00"), OpeningHours.Parse("12:00-24:00")).Validate());

    [Fact]
    public void A_calendar_without_hours_is_a_problem()
    {
        var closed = Assert.Single(new WorkingCalendar { Id = "c", Zone = "UTC" }.WithException(new LocalDate(2026, 1, 1)).Validate());

        Assert.Contains("no hours at all", closed, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_other_problem_is_said_too()
    {
        var date = new LocalDate(2026, 5, 9);
        var problems = (Office with { Id = "" })
            .WithHours(Monday, OpeningHours.Parse("09:00-09:00"))
            .WithHours(None, OpeningHours.AllDay)
            .WithHolidays(date)
            .WithException(date, OpeningHours.Parse("09:00-12:00"), OpeningHours.Parse("11:00-13:00"))
            .Validate();

        Assert.Equal(5, problems.Count);
        Assert.Contains(problems, p => p.Contains("no id", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("09:00-09:00 on Monday are empty", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("\"None\" is not a day of the week", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("2026-05-09 is both a holiday and an exception", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("09:00-12:00 on 2026-05-09 overlap 11:00-13:00 on 2026-05-09", StringComparison.Ordinal));
    }

    [Fact]
    public void A_date_that_is_an_exception_twice_is_a_problem()
    {
        var day = new ExceptionalDay { Date = new LocalDate(2026, 5, 9) };

        Assert.Contains("more than once", Assert.Single((Office with { Exceptions = [day, day] }).Validate()), StringComparison.Ordinal);
    }
}
