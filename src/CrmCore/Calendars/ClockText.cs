using NodaTime;
using NodaTime.Text;

namespace CrmCore;

/// <summary>The text form of a local time: <c>09:00</c>, and seconds only where there are some.</summary>
internal static class ClockText
{
    private static readonly LocalTimePattern HoursAndMinutes = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    public static string Format(LocalTime time)
        => (time.NanosecondOfDay % NodaConstants.NanosecondsPerMinute == 0 ? HoursAndMinutes : LocalTimePattern.ExtendedIso).Format(time);

    public static bool TryParse(string text, out LocalTime time)
        => HoursAndMinutes.Parse(text).TryGetValue(default, out time)
            || LocalTimePattern.ExtendedIso.Parse(text).TryGetValue(default, out time);

    /// <summary>Reads a local time.</summary>
    /// <exception cref="FormatException">The text is not a local time; the message names it.</exception>
    public static LocalTime Parse(string text)
        => TryParse(text, out var time)
            ? time
            : throw new FormatException($"\"{text}\" is not a local time. Write hours and minutes, for example \"09:00\".");
}
