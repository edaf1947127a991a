namespace CrmCore;

/// <summary>What a number that is not valid as written may have been meant as. Each guess still has to be a valid number.</summary>
internal static class PhoneRewriting
{
    private const int LeastInternational = 10;
    private const int MostInternational = 15;

    public static List<string> Of(ReadOnlySpan<char> text, string? region)
    {
        var guesses = new List<string>();
        Span<char> buffer = stackalloc char[PhoneText.MaxDigits];
        var count = PhoneText.Read(text, buffer, out var international, out var extension);
        if (count == 0) return guesses;
        var suffix = extension is null ? "" : ";ext=" + extension;
        var digits = buffer[..count].ToString();
        void Add(string? number)
        {
            if (number is not null) guesses.Add(number + suffix);
        }

        Add(Mexico(digits, region, international));
        Add(Ukraine(digits, region, international));
        Add(Brazil(digits, region, international));
        Add(Russia(digits, region, international));
        if (international) return guesses;
        if (digits.StartsWith("00", StringComparison.Ordinal)) Add("+" + digits[2..]);
        else if (digits.Length is >= LeastInternational and <= MostInternational && digits[0] != '0') Add("+" + digits);
        return guesses;
    }

    // 044 and 045 before mobiles and 01 before far calls went in 2019, and with them the 1 after +52.
    private static string? Mexico(string digits, string? region, bool international)
    {
        const int national = 10;
        if (digits.Length == national + 3 && digits.StartsWith("521", StringComparison.Ordinal)) return "+52" + digits[^national..];
        if (international || !Is(region, "MX")) return null;
        var prefix = digits[..Math.Max(0, digits.Length - national)];
        return prefix is "044" or "045" or "01" or "1" ? "+52" + digits[^national..] : null;
    }

    // 8 0… was the way to call another town: 80 67 123 45 67 is +380 67 123 45 67.
    private static string? Ukraine(string digits, string? region, bool international) =>
        !international && Is(region, "UA") && digits.Length == 11 && digits.StartsWith("80", StringComparison.Ordinal) ? "+3" + digits : null;

    // Mobiles have had a 9 after the area code since 2016; before it they began with 6 to 9.
    private static string? Brazil(string digits, string? region, bool international)
    {
        var national = digits;
        if (digits.Length == 12 && digits.StartsWith("55", StringComparison.Ordinal)) national = digits[2..];
        else if (international || !Is(region, "BR")) return null;
        else if (digits.Length == 11 && digits[0] == '0') national = digits[1..];
        return national.Length == 10 && national[2] is >= '6' and <= '9' ? $"+55{national[..2]}9{national[2..]}" : null;
    }

    // +8 916 …: the prefix for calls inside the country where the calling code belongs.
    private static string? Russia(string digits, string? region, bool international) =>
        international && (Is(region, "RU") || Is(region, "KZ")) && digits.Length == 11 && digits[0] == '8' ? "+7" + digits[1..] : null;

    private static bool Is(string? region, string code) => string.Equals(region, code, StringComparison.OrdinalIgnoreCase);
}
