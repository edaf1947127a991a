namespace CrmCore.Tests.Calendars;

public sealed class PeriodTextTests
{
    [Theory]
    [InlineData("P3D", "P3D")]
    [InlineData("P1W", "P1W")]
    [InlineData("P1Y2M3W4D", "P1Y2M3W4D")]
    [InlineData("PT4H", "PT4H")]
    [InlineData("PT90M", "PT1H30M")]
    [InlineData("P1DT12H", "P1DT12H")]
    [InlineData("PT0.5S", "PT0.5S")]
    [InlineData("PT1M0.000000001S", "PT1M0.000000001S")]
    [InlineData("P0D", "P0D")]
    [InlineData("PT0S", "P0D")]
    [InlineData("P-3D", "P-3D")]
    [InlineData("PT-30M", "PT-30M")]
    public void Text_is_read_and_written_back(string text, string written) => Assert.Equal(written, PeriodText.Format(PeriodText.Parse(text)));

    [Theory]
    [InlineData("PT24H", "PT24H")]
    [InlineData("PT36H", "PT36H")]
    [InlineData("PT1440M", "PT24H")]
    [InlineData("P2DT48H", "P2DT48H")]
    public void R70_Hours_never_turn_into_calendar_days(string text, string written)
        => Assert.Equal(written, PeriodText.Format(PeriodText.Parse(text)));

    [Theory]
    [InlineData("")]
    [InlineData("3 days")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1.5D")]
    [InlineData("pt4h")]
    public void A_text_that_is_no_period_is_refused_by_name(string text)
    {
        var error = Assert.Throws<FormatException>(() => PeriodText.Parse(text));

        Assert.Contains($"\"{text}\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("P3D", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_period_out_of_all_reason_is_recognised_and_still_written()
    {
        var absurd = Period.FromHours(long.MaxValue);

        Assert.False(PeriodText.IsWithinReach(absurd));
        Assert.Equal("PT9223372036854775807H", PeriodText.Format(absurd));
        Assert.True(PeriodText.IsWithinReach(Period.FromYears(PeriodText.LongestYears)));
    }
}
