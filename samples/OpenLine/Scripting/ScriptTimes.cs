using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace OpenLine;

/// <summary>Reads times of day (<c>09:05</c>, <c>09:05:30</c>), hours (<c>09:00-18:00</c>) and lengths of time (<c>30s</c>, <c>15m</c>, <c>1h30m</c>, <c>2d</c>).</summary>
internal static class ScriptTimes
{
    private static readonly LocalTimePattern[] Clock =
        [LocalTimePattern.CreateWithInvariantCulture("HH:mm"), LocalTimePattern.CreateWithInvariantCulture("HH:mm:ss")];

    public static LocalTime? Time(string word)
    {
        foreach (var pattern in Clock)
        {
            if (pattern.Parse(word) is { Success: true, Value: var time }) return time;
        }

        return null;
    }

    /// <summary>Reads a length of time.</summary>
    /// <exception cref="FormatException">It is no length of time.</exception>
    public static Duration Length(string word)
    {
        var length = Duration.Zero;
        var digits = 0;
        for (var i = 0; i < word.Length; i++)
        {
            if (char.IsAsciiDigit(word[i])) continue;
            if (i == digits || i - digits > 4) break;
            var number = int.Parse(word.AsSpan(digits, i - digits), NumberStyles.None, CultureInfo.InvariantCulture);
            var unit = word[i] switch
            {
                's' => Duration.FromSeconds(1),
                'm' => Duration.FromMinutes(1),
                'h' => Duration.FromHours(1),
                'd' => Duration.FromDays(1),
                _ => Duration.Zero,
            };
            if (unit == Duration.Zero) break;
            length += unit * number;
            digits = i + 1;
        }

        return digits == word.Length && length > Duration.Zero ? length : throw new FormatException($"'{word}' is no length of time. Write one such as 30s, 15m, 1h30m, 2d.");
    }
}
