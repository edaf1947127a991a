namespace CrmCore;

/// <summary>
/// Reads a date in any usual notation into eight digits, year first; what is not said stays 0. Unlike <see cref="MomentText"/>, which refuses what is
/// no day, it keeps a year alone and a slip such as the 31st of February: they are compared figure by figure.
/// </summary>
internal static class DateText
{
    public static bool Read(ReadOnlySpan<char> cell, Span<char> date)
    {
        Span<int> numbers = stackalloc int[3];
        Span<int> lengths = stackalloc int[3];
        var count = Numbers(cell, numbers, lengths);
        if (count == 0) return false;
        if (count == 1 && lengths[0] == 8) return Compact(numbers[0], date);
        var yearFirst = lengths[0] == 4;
        if (!yearFirst && lengths[count - 1] < 4 && (count < 3 || lengths[2] != 2)) return false;
        var year = yearFirst ? numbers[0] : Century(numbers[count - 1], lengths[count - 1]);
        var month = yearFirst ? numbers[1] : count == 3 ? numbers[1] : count == 2 ? numbers[0] : 0;
        var day = count < 3 ? 0 : yearFirst ? numbers[2] : numbers[0];
        if (month > 12 && day is > 0 and <= 12 && !yearFirst) (month, day) = (day, month);
        return Write(year, month, day, date);
    }

    private static int Numbers(ReadOnlySpan<char> cell, Span<int> numbers, Span<int> lengths)
    {
        var count = 0;
        var inside = false;
        foreach (var c in cell)
        {
            if (!char.IsAsciiDigit(c))
            {
                if (c is 'T' && count == 3) break;
                inside = false;
                continue;
            }

            if (!inside)
            {
                if (count == 3) break;
                count++;
                inside = true;
            }

            if (++lengths[count - 1] > 8) return 0;
            numbers[count - 1] = (numbers[count - 1] * 10) + (c - '0');
        }

        return count;
    }

    private static bool Compact(int number, Span<char> date) =>
        number / 10_000 % 100 <= 99 && Write(number / 10_000, number / 100 % 100, number % 100, date);

    private static int Century(int year, int digits) => digits == 2 ? DateShape.FullYear(year) : year;

    private static bool Write(int year, int month, int day, Span<char> date)
    {
        if (year is 0 or > 9999 || month > 99 || day > 99) return false;
        var number = (year * 10_000) + (month * 100) + day;
        for (var i = 7; i >= 0; i--)
        {
            date[i] = (char)('0' + (number % 10));
            number /= 10;
        }

        return true;
    }
}
