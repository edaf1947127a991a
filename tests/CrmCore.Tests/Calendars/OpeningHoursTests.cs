namespace CrmCore.Tests.Calendars;

public sealed class OpeningHoursTests
{
    [Theory]
    [InlineData("09:00-18:00", "09:00-18:00")]
    [InlineData(" 09:00 - 18:00 ", "09:00-18:00")]
    [InlineData("22:00-06:00", "22:00-06:00")]
    [InlineData("00:00-24:00", "00:00-24:00")]
    [InlineData("18:00-00:00", "18:00-24:00")]
    [InlineData("09:00:30-18:00", "09:00:30-18:00")]
    public void Text_is_read_and_written_back(string text, string written) => Assert.Equal(written, OpeningHours.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("09:00")]
    [InlineData("9-18")]
    [InlineData("24:00-06:00")]
    [InlineData("09:00-25:00")]
    [InlineData("-18:00")]
    [InlineData("09:00-18:00-20:00")]
    public void A_text_that_is_no_hours_is_refused_by_name(string text)
    {
        var error = Assert.Throws<FormatException>(() => OpeningHours.Parse(text));

        Assert.Contains($"\"{text}\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("09:00-18:00", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Midnight_to_midnight_is_the_whole_day_and_any_other_equal_pair_is_empty()
    {
        Assert.False(OpeningHours.AllDay.IsEmpty);
        Assert.True(OpeningHours.AllDay.EndsNextDay);
        Assert.True(OpeningHours.Parse("09:00-09:00").IsEmpty);
    }
}
