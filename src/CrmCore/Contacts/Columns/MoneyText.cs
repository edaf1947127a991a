using System.Globalization;
using System.Text;

namespace CrmCore;

/// <summary>Reads sums of money as tables write them: <c>15 000,50 ₽</c>, <c>$1,234.50</c>, <c>1054</c>.</summary>
internal static class MoneyText
{
    private static readonly (string Mark, string Currency)[] Marks =
    [
        ("₽", "RUB"), ("руб", "RUB"), ("р.", "RUB"), ("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("₴", "UAH"), ("грн", "UAH"), ("₸", "KZT"), ("тг", "KZT"), ("zł", "PLN"), ("₺", "TRY"), ("₹", "INR"), ("¥", "JPY"),
    ];

    /// <summary>Reads a sum; the currency stands in the text, or is the one given.</summary>
    /// <returns>The sum; null, with the reason, when it is none.</returns>
    public static Money? Read(string text, string? currency, out string? problem)
    {
        problem = null;
        var said = CurrencyOf(text) ?? currency;
        if (Number(text) is not { } number) problem = $"'{text}' is no sum of money";
        else if (said is null) problem = $"'{text}' says no currency: give a column with it, or say the currency of the import";
        else if (said.Length != 3 || !said.All(char.IsAsciiLetterUpper)) problem = $"'{said}' is no currency: give three capital letters, such as RUB";
        else
        {
            try
            {
                return Money.Of(number, said);
            }
            catch (ArgumentException e)
            {
                problem = e.Message;
            }
        }

        return null;
    }

    /// <summary>Reads a number in which points, commas and spaces may group the digits.</summary>
    public static decimal? Number(string text)
    {
        if (Invariant(text) is { } plain) return plain;
        var digits = new StringBuilder();
        var last = text.LastIndexOfAny(['.', ',']);
        while (last >= 0 && (last + 1 >= text.Length || !char.IsAsciiDigit(text[last + 1]))) last = last == 0 ? -1 : text.LastIndexOfAny(['.', ','], last - 1);
        var isDecimal = last >= 0 && IsDecimal(text, last);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c)) digits.Append(c);
            else if (i == last && isDecimal) digits.Append('.');
            else if (c is '-' or '−' && digits.Length == 0) digits.Append('-');
        }

        return decimal.TryParse(digits.ToString(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    // The form in which this library writes money: digits, a point, a currency.
    private static decimal? Invariant(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && space == text.Length - 4 && text.AsSpan(0, space).Contains('.') && !text.AsSpan(0, space).Contains(',')
            && decimal.TryParse(text.AsSpan(0, space), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    // A mark that stands more than once, or before just three digits, groups; any other ends the whole units.
    private static bool IsDecimal(string text, int mark)
    {
        if (text.IndexOf(text[mark], StringComparison.Ordinal) != mark) return false;
        var digits = 0;
        for (var i = mark + 1; i < text.Length && char.IsAsciiDigit(text[i]); i++) digits++;
        var other = text.IndexOf(text[mark] == '.' ? ',' : '.', StringComparison.Ordinal);
        return digits != 3 || (other >= 0 && other < mark) || (mark == 1 && text[0] == '0');
    }

    private static string? CurrencyOf(string text)
    {
        foreach (var (mark, currency) in Marks)
        {
            if (text.Contains(mark, StringComparison.OrdinalIgnoreCase)) return currency;
        }

        foreach (var word in text.Split([' ', '\u00A0'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Length == 3 && word.All(char.IsAsciiLetterUpper)) return word;
        }

        return null;
    }
}
