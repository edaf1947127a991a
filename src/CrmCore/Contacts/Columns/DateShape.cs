namespace CrmCore;

/// <summary>Tells whether a text is a day, with or without a time: three figures that can be one, or eight digits.</summary>
internal static class DateShape
{
    private const int FirstYear = 1500, LastYear = 2100;

    /// <summary>The year of a text that is a date, in whichever order its parts stand; null where it is none.</summary>
    public static int? Year(ReadOnlySpan<char> text, out bool time)
    {
        time = false;
        var day = text;
        var split = text.IndexOfAny('T', ' ');
        if (split > 0 && text[(split + 1)..].Contains(':'))
        {
            day = text[..split];
            time = true;
        }

        return day.Length == 8 && !day.ContainsAnyExceptInRange('0', '9') ? Compact(day) : Separated(day);
    }

    public static bool Is(ReadOnlySpan<char> text, out bool time) => Year(text, out time) is not null;

    /// <summary>The year that two figures mean: up to 30 of this century.</summary>
    public static int FullYear(int twoFigures) => twoFigures + (twoFigures > 30 ? 1900 : 2000);

    private static int? Compact(ReadOnlySpan<char> day)
    {
        var year = Number(day[..4]);
        return IsDay(year, Number(day[4..6]), Number(day[6..])) ? year : null;
    }

    private static int? Separated(ReadOnlySpan<char> day)
    {
        var mark = day.IndexOfAny('-', '.', '/');
        if (mark is not (1 or 2 or 4)) return null;
        var rest = day[(mark + 1)..].TrimEnd('.');
        var second = rest.IndexOf(day[mark]);
        if (second is not (1 or 2)) return null;
        int a = Number(day[..mark]), b = Number(rest[..second]), c = Number(rest[(second + 1)..]);
        if (a < 0 || b < 0 || c < 0) return null;
        if (mark == 4) return IsDay(a, b, c) ? a : null;
        var year = rest.Length - second - 1 == 2 ? FullYear(c) : c;
        return IsDay(year, b, a) || IsDay(year, a, b) ? year : null;
    }

    private static bool IsDay(int year, int month, int day) => year is >= FirstYear and <= LastYear && month is >= 1 and <= 12 && day is >= 1 and <= 31;

    private static int Number(ReadOnlySpan<char> digits)
    {
        if (digits.IsEmpty || digits.Length > 4) return -1;
        var value = 0;
        foreach (var c in digits)
        {
            if (!char.IsAsciiDigit(c)) return -1;
            value = (value * 10) + (c - '0');
        }

        return value;
    }
}
