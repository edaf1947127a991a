using NodaTime;
using NodaTime.Text;

namespace SalesDay;

/// <summary>Reads the moments of the day's own files: <c>10:42</c>, <c>10:42:30</c>, or a full moment with its offset.</summary>
internal static class Times
{
    private static readonly LocalTimePattern[] Clock =
        [LocalTimePattern.CreateWithInvariantCulture("HH:mm"), LocalTimePattern.CreateWithInvariantCulture("HH:mm:ss")];

    public static Instant? Read(string? text, LocalDate day, DateTimeZone zone)
    {
        if (text is null) return null;
        foreach (var pattern in Clock)
        {
            if (pattern.Parse(text) is { Success: true, Value: var time }) return day.At(time).InZoneLeniently(zone).ToInstant();
        }

        return OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true, Value: var moment } ? moment.ToInstant() : null;
    }
}
