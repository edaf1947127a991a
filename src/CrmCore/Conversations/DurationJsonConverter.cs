using NodaTime;

namespace CrmCore;

/// <summary>A duration as <c>"PT2M"</c>.</summary>
internal sealed class DurationJsonConverter : TextJsonConverter<Duration>
{
    protected override Duration Parse(string text)
    {
        var period = PeriodText.Parse(text);
        return PeriodText.DatesOf(period) is { Years: 0, Months: 0 } dates
            ? PeriodText.Elapsed(period) + Duration.FromDays(dates.Days + (7 * dates.Weeks))
            : throw new FormatException($"\"{text}\" has months or years, which are not all of one length. Write days, hours, minutes or seconds.");
    }

    protected override string Format(Duration value) => PeriodText.Format(PeriodText.Of(value));
}
