using System.Globalization;
using NodaTime;

namespace SalesDay;

/// <summary>Moments and counts as people write them.</summary>
internal static class Words
{
    public static string Clock(Instant at, DateTimeZone zone) => at.InZone(zone).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The time; with the date when it is another day.</summary>
    public static string Moment(Instant at, DaySetup setup)
    {
        var local = at.InZone(setup.Zone);
        return local.ToString(local.Date == setup.Date ? "HH:mm" : "ddd d MMM HH:mm", CultureInfo.InvariantCulture);
    }

    public static string Count(int number, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : many)}");

    public static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The beginning of a text, on one line.</summary>
    public static string Short(string? text, int length)
    {
        var line = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= length ? line : line[..(length - 1)].TrimEnd() + "…";
    }
}
