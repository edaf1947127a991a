using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using NodaTime;

namespace CrmCore;

/// <summary>
/// One stretch of opening hours, in local time: open from <see cref="From"/> (included) to <see cref="To"/> (excluded).
/// Immutable. Its text and JSON form is <c>"09:00-18:00"</c>.
/// </summary>
/// <param name="From">The local time at which it opens.</param>
/// <param name="To">
/// The local time at which it closes. A time not later than <paramref name="From"/> lies on the next day (<c>22:00-06:00</c>); midnight is
/// the end of the day (<c>18:00-24:00</c>).
/// </param>
[JsonConverter(typeof(OpeningHoursJsonConverter))]
[StructLayout(LayoutKind.Auto)]
public readonly record struct OpeningHours(LocalTime From, LocalTime To)
{
    /// <summary>The whole day, from midnight to midnight: <c>00:00-24:00</c>.</summary>
    public static OpeningHours AllDay => new(LocalTime.Midnight, LocalTime.Midnight);

    /// <summary>True when the hours end on the day after the one on which they begin.</summary>
    internal bool EndsNextDay => To <= From;

    /// <summary>True for hours such as 09:00-09:00, which say neither "never" nor "always" and hold no time at all.</summary>
    internal bool IsEmpty => From == To && From != LocalTime.Midnight;

    /// <summary>Reads hours such as <c>"09:00-18:00"</c>, <c>"22:00-06:00"</c> or <c>"00:00-24:00"</c>.</summary>
    /// <param name="text">Two local times (hours and minutes, seconds where needed) with a hyphen between them.</param>
    /// <returns>The hours.</returns>
    /// <exception cref="FormatException">The text is not of that form; the message names it.</exception>
    public static OpeningHours Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var hyphen = text.IndexOf('-', StringComparison.Ordinal);
        if (hyphen > 0
            && ClockText.TryParse(text[..hyphen].Trim(), out var from)
            && (IsEndOfDay(text[(hyphen + 1)..].Trim(), out var to) || ClockText.TryParse(text[(hyphen + 1)..].Trim(), out to)))
            return new OpeningHours(from, to);

        throw new FormatException($"\"{text}\" are not opening hours. Write two local times, for example \"09:00-18:00\", "
            + "\"22:00-06:00\" (over midnight) or \"00:00-24:00\" (the whole day).");
    }

    /// <summary>Writes the hours so that <see cref="Parse"/> reads them back, for example <c>09:00-18:00</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ClockText.Format(From) + "-" + (To == LocalTime.Midnight ? "24:00" : ClockText.Format(To));

    private static bool IsEndOfDay(string text, out LocalTime time)
    {
        time = LocalTime.Midnight;
        return text is "24:00" or "24:00:00";
    }
}
