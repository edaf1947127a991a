using System.Text.Json;

namespace CrmCore.Tests.Calendars;

public sealed class TimingTests
{
    public static TheoryData<Timing, string> Forms => new()
    {
        { Timing.AtOnce, "{}" },
        { Timing.After(Period.FromDays(3)), """{"after":"P3D"}""" },
        { Timing.After(Duration.FromMinutes(90)), """{"after":"PT1H30M"}""" },
        { Timing.After(Duration.FromHours(24)), """{"after":"PT24H"}""" },
        {
            Timing.After(Period.FromDays(3)).At(new LocalTime(10, 0)).Within("office-hours"),
            """{"after":"P3D","at":"10:00","within":"office-hours"}"""
        },
        {
            Timing.Before("deal.deadline", Period.FromWeeks(1)).At(new LocalTime(9, 30)),
            """{"before":"P1W","field":"deal.deadline","at":"09:30"}"""
        },
        { Timing.AfterField("deal.deadline", Period.Zero), """{"after":"P0D","field":"deal.deadline"}""" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_timing_is_kept_as_readable_json(Timing timing, string json)
    {
        Assert.Equal(json, JsonSerializer.Serialize(timing, CalendarJson.Default.Timing));
        Assert.Equal(timing, JsonSerializer.Deserialize(json, CalendarJson.Default.Timing));
        Assert.Empty(timing.Validate());
    }

    [Theory]
    [InlineData("""{"after":"3 days"}""", "\"3 days\" is not an ISO-8601 period")]
    [InlineData("""{"at":"10 o'clock"}""", "\"10 o'clock\" is not a local time")]
    [InlineData("""{"after":3}""", "Number")]
    public void Json_that_cannot_be_read_is_refused_by_name(string json, string words)
    {
        var error = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, CalendarJson.Default.Timing));

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ninety_minutes_and_an_hour_and_a_half_are_the_same_timing()
    {
        Assert.Equal(Timing.After(Period.FromMinutes(90)), Timing.After(Duration.FromHours(1.5)));
        Assert.NotEqual(Timing.After(Period.FromDays(1)), Timing.After(Duration.FromDays(1)));
    }

    [Theory]
    [InlineData("""{"after":"P-3D"}""", "\"after\"", "P-3D", "negative")]
    [InlineData("""{"after":"P1DT-4H"}""", "\"after\"", "P1DT-4H", "negative")]
    [InlineData("""{"before":"PT-1H","field":"deal.deadline"}""", "\"before\"", "PT-1H", "negative")]
    [InlineData("""{"after":"P101Y"}""", "\"after\"", "P101Y", "longer than 100 years")]
    [InlineData("""{"after":"P1D","before":"P2D","field":"deal.deadline"}""", "P1D", "P2D", "both")]
    [InlineData("""{"before":"P1D"}""", "\"before\"", "date field", "deal.deadline")]
    [InlineData("""{"field":" "}""", "date field", "empty", "deal.deadline")]
    [InlineData("""{"within":""}""", "calendar", "empty", "office-hours")]
    public void What_is_wrong_is_said_in_words(string json, params string[] words)
    {
        var problem = Assert.Single(JsonSerializer.Deserialize(json, CalendarJson.Default.Timing)!.Validate());

        Assert.All(words, word => Assert.Contains(word, problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_negative_duration_is_a_problem_and_no_exception()
    {
        var problem = Assert.Single(Timing.After(Duration.FromMinutes(-90)).Validate());

        Assert.Contains("PT-1H-30M, which is negative", problem, StringComparison.Ordinal);
    }
}
