using System.Globalization;
using NodaTime;

namespace OpenLine;

/// <summary>Moments and lengths of time as people say them.</summary>
internal static class Words
{
    public static string Clock(Instant at, DateTimeZone zone, bool seconds = false) => at.InZone(zone).ToString(seconds ? "HH:mm:ss" : "HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A length of time: <c>40 s</c>, <c>12 m</c>, <c>2 h 05 m</c>.</summary>
    public static string Length(Duration length) => length.TotalSeconds switch
    {
        < 60 => string.Create(CultureInfo.InvariantCulture, $"{(int)length.TotalSeconds} s"),
        < 600 => string.Create(CultureInfo.InvariantCulture, $"{length.Minutes} m {length.Seconds:00} s"),
        < 3600 => string.Create(CultureInfo.InvariantCulture, $"{length.Minutes} m"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)length.TotalHours} h {length.Minutes:00} m"),
    };

    public static string Short(string text, int most) => text.Length <= most ? text : string.Concat(text.AsSpan(0, most - 1), "…");
}
