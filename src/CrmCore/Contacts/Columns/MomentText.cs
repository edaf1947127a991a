using System.Globalization;
using NodaTime;

namespace CrmCore;

/// <summary>Reads dates and moments as tables write them.</summary>
internal static class MomentText
{
    /// <summary>Reads a moment; without an offset it is local to the zone, without a time it is midnight.</summary>
    public static Instant? Moment(string text, DateTimeZone zone, bool monthFirst)
    {
        text = text.Trim();
        if (text.Contains('T', StringComparison.Ordinal) && (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > 10)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var exact))
        {
            return Instant.FromDateTimeOffset(exact);
        }

        return Local(text, monthFirst) is { } local ? local.InZoneLeniently(zone).ToInstant() : null;
    }

    /// <summary>Reads a date, with or without a time of day.</summary>
    public static LocalDateTime? Local(string text, bool monthFirst)
    {
        text = text.Trim();
        var split = text.IndexOfAny(['T', ' ']);
        var day = split < 0 ? text : text[..split].TrimEnd(',');
        var time = split < 0 ? "" : text[(split + 1)..].Trim();
        if (Day(day, monthFirst) is not { } date) return null;
        if (time.Length == 0) return date.AtMidnight();
        return TimeOnly.TryParse(time, CultureInfo.InvariantCulture, out var at) ? date + LocalTime.FromTicksSinceMidnight(at.Ticks) : null;
    }

    /// <summary>Whether a column writes the month before the day: shown by a second figure above 12, and by no first one.</summary>
    public static bool IsMonthFirst(IEnumerable<string> cells)
    {
        var month = false;
        foreach (var cell in cells)
        {
            var parts = Parts(cell.Trim().Split(['T', ' '])[0]);
            if (parts is not { } p || p[0] > 31) continue;
            if (p[0] > 12) return false;
            month |= p[1] > 12;
        }

        return month;
    }

    private static LocalDate? Day(string day, bool monthFirst)
    {
        if (day.Length == 8 && int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var compact)) return Make(compact / 10000, compact / 100 % 100, compact % 100);
        if (Parts(day) is not { } parts) return null;
        if (parts[0] > 31) return Make(parts[0], parts[1], parts[2]);
        var year = parts[2] is >= 0 and < 100 ? DateShape.FullYear(parts[2]) : parts[2];
        return monthFirst ? Make(year, parts[0], parts[1]) : Make(year, parts[1], parts[0]);
    }

    private static int[]? Parts(string day)
    {
        var parts = day.TrimEnd('.').Split(['-', '.', '/']);
        if (parts.Length != 3) return null;
        var numbers = new int[3];
        for (var i = 0; i < 3; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i])) return null;
        }

        return numbers;
    }

    private static LocalDate? Make(int year, int month, int day) =>
        year is >= 1 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? new LocalDate(year, month, day) : null;
}
