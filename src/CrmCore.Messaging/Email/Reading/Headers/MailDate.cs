using System.Globalization;
using NodaTime;

namespace CrmCore.Messaging;

/// <summary>Reads the date of a letter (RFC 5322, sections 3.3 and 4.3).</summary>
internal static class MailDate
{
    private const int EarliestYear = 1900;
    private const int LatestYear = 2199;
    private const int LongestDate = 200;
    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

    private static readonly Dictionary<string, int> ZoneHours = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UT"] = 0,
        ["UTC"] = 0,
        ["GMT"] = 0,
        ["Z"] = 0,
        ["EST"] = -5,
        ["EDT"] = -4,
        ["CST"] = -6,
        ["CDT"] = -5,
        ["MST"] = -7,
        ["MDT"] = -6,
        ["PST"] = -8,
        ["PDT"] = -7,
    };

    /// <summary>The date, or null with a problem said.</summary>
    public static OffsetDateTime? Parse(string value, ProblemList problems)
    {
        var words = value.Length > LongestDate ? [] : HeaderText.WithoutComments(value)
            .Replace(" :", ":", StringComparison.Ordinal)
            .Replace(": ", ":", StringComparison.Ordinal)
            .Split([' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries);
        words = JoinTime(words);
        var first = words.Length > 0 && !char.IsAsciiDigit(words[0][0]) ? 1 : 0;
        var pieces = words.AsSpan(first);
        if (pieces.Length >= 4
            && Date(pieces[0], pieces[1], pieces[2]) is { } date
            && Time(pieces[3]) is { } time)
        {
            return (date + time).WithOffset(Zone(pieces.Length > 4 ? pieces[4] : "", problems));
        }

        problems.Add("The date makes no sense", value);
        return null;
    }

    /// <summary>Puts together a time that spaces around its colons tore apart.</summary>
    private static string[] JoinTime(string[] words)
    {
        var result = new List<string>(words.Length);
        foreach (var word in words)
        {
            if (result.Count > 0 && (word.StartsWith(':') || result[^1].EndsWith(':')))
                result[^1] += word;
            else
                result.Add(word);
        }

        return [.. result];
    }

    private static LocalDate? Date(string day, string month, string year)
    {
        var monthNumber = month.Length < 3 ? 0 : Array.IndexOf(Months, month[..3].ToUpperInvariant()) + 1;
        if (!Number(day, out var dayNumber) || !Number(year, out var yearNumber) || monthNumber == 0)
            return null;
        yearNumber += year.Length switch
        {
            2 when yearNumber < 50 => 2000,
            2 or 3 => 1900,
            _ => 0,
        };
        return yearNumber is >= EarliestYear and <= LatestYear
            && dayNumber >= 1 && dayNumber <= CalendarSystem.Iso.GetDaysInMonth(yearNumber, monthNumber)
            ? new LocalDate(yearNumber, monthNumber, dayNumber)
            : null;
    }

    private static LocalTime? Time(string text)
    {
        var pieces = text.Split(':');
        if (pieces.Length is < 2 or > 3)
            return null;
        var second = 0;
        if (!Number(pieces[0], out var hour) || !Number(pieces[1], out var minute) || (pieces.Length == 3 && !Number(pieces[2], out second)))
            return null;

        // 60 is a leap second, which the calendar does not know.
        return hour < 24 && minute < 60 && second <= 60 ? new LocalTime(hour, minute, Math.Min(second, 59)) : null;
    }

    private static Offset Zone(string text, ProblemList problems)
    {
        if (text.Length == 5 && text[0] is '+' or '-' && Number(text[1..], out var digits) && digits / 100 <= 18 && digits % 100 < 60)
        {
            var minutes = Math.Min((digits / 100 * 60) + (digits % 100), 18 * 60);
            return Offset.FromSeconds((text[0] == '-' ? -60 : 60) * minutes);
        }

        if (ZoneHours.TryGetValue(text, out var hours))
            return Offset.FromHours(hours);
        if (text.Length == 0)
            problems.Add("The date names no time zone; it was read as UTC");
        else
            problems.Add("The date's time zone is unknown; it was read as UTC", text);
        return Offset.Zero;
    }

    private static bool Number(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && text.Length <= 4;
}
