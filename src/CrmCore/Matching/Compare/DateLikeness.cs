using System.Globalization;

namespace CrmCore;

/// <summary>How far two dates agree: eight digits each, year first, with zeros for what was not said.</summary>
internal static class DateLikeness
{
    /// <summary>Years given by themselves are often reckoned from an age.</summary>
    private const int CloseYears = 2;
    private const int Different = 7;

    /// <summary>The level of two dates that are not equal.</summary>
    public static int Of(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var year = a[..4].SequenceEqual(b[..4]);
        if (IsYear(a) || IsYear(b)) return year ? 5 : AreClose(a, b) ? 6 : Different;
        var month = a[4..6].SequenceEqual(b[4..6]);
        var day = a[6..].SequenceEqual(b[6..]);
        if (TextSimilarity.OneSlip(a, b) || (year && a[4..6].SequenceEqual(b[6..]) && a[6..].SequenceEqual(b[4..6]))) return 2;
        if (year && (month || day)) return 3;
        if (month && day) return 4;
        if (year) return 5;
        return (IsFirstDay(a) || IsFirstDay(b)) && AreClose(a, b) ? 6 : Different;
    }

    private static bool IsYear(ReadOnlySpan<char> date) => date[4..].SequenceEqual("0000");

    // Where only the year was known, many systems write its first day.
    private static bool IsFirstDay(ReadOnlySpan<char> date) => date[4..].SequenceEqual("0101");

    private static bool AreClose(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => Math.Abs(Year(a) - Year(b)) <= CloseYears;

    private static int Year(ReadOnlySpan<char> date) => int.Parse(date[..4], NumberStyles.None, CultureInfo.InvariantCulture);
}
