namespace CrmCore;

/// <summary>Phone numbers that a spreadsheet took for quantities: <c>79213415914.0</c>, <c>7.9261234567E10</c>.</summary>
internal static class SpreadsheetNumber
{
    private const int LeastDigits = 7;
    private const int MostDigits = 15;

    // So many digits are never a rounded display; the zeros that a short notation drops are one or two.
    private const int LeastSignificant = 9;
    private const int MostDroppedZeros = 2;

    /// <summary>Gives the digits, or null when the text is no such quantity, or one that was rounded.</summary>
    public static string? Digits(ReadOnlySpan<char> text)
    {
        text = text.Trim(" '\"\t");
        var point = text.IndexOfAny('.', ',');
        if (point <= 0 || !IsDigits(text[..point])) return null;
        var rest = text[(point + 1)..];
        var mark = rest.IndexOfAny('E', 'e');
        return mark < 0 ? Whole(text[..point], rest) : Scientific(text[..point], rest[..mark], rest[(mark + 1)..]);
    }

    private static string? Whole(ReadOnlySpan<char> whole, ReadOnlySpan<char> fraction) =>
        whole.Length is >= LeastDigits and <= MostDigits && fraction.Length is 1 or 2 && !fraction.ContainsAnyExcept('0') ? whole.ToString() : null;

    private static string? Scientific(ReadOnlySpan<char> whole, ReadOnlySpan<char> fraction, ReadOnlySpan<char> power)
    {
        if (power is ['+', ..]) power = power[1..];
        if (whole.Length != 1 || whole[0] == '0' || !IsDigits(fraction) || power.Length is 0 or > 2 || !IsDigits(power)) return null;
        var exponent = power.Length == 1 ? power[0] - '0' : ((power[0] - '0') * 10) + power[1] - '0';
        if (exponent is < LeastDigits - 1 or >= MostDigits || fraction.Length > exponent) return null;
        var dropped = exponent - fraction.Length;
        if (dropped > 0 && (dropped > MostDroppedZeros || fraction.Length + 1 < LeastSignificant)) return null;
        return string.Concat(whole, fraction, new string('0', dropped));
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');
}
