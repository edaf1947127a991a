using System.Globalization;

namespace CrmCore.Templating;

/// <summary>
/// <c>{{money deal.amount}}</c>: 15000.00 RUB. With a culture: as that culture writes numbers, and the currency's code. With a format:
/// the amount alone, in it.
/// </summary>
internal static class MoneyText
{
    private const string NoBreakSpace = "\u00A0";

    public static object? Call(FunctionCall call)
    {
        var culture = call.Culture;
        if (Amount(call[0]) is not { } amount) return call[0] is null ? null : ValueText.Of(call[0]);
        if (call[1] is { } format) return InFormat(amount, ValueText.Of(format), culture ?? CultureInfo.InvariantCulture);
        if (call[0] is not Money money) return amount.ToString(culture is null ? "0.00##" : "N2", culture ?? CultureInfo.InvariantCulture);
        return culture is null ? money.ToString() : amount.ToString("N" + Digits(money), culture) + NoBreakSpace + money.Currency;
    }

    public static string? FindProblem(string format)
    {
        try
        {
            _ = 0m.ToString(format, CultureInfo.InvariantCulture);
            return null;
        }
        catch (FormatException)
        {
            return $"'{format}' is no format of numbers";
        }
    }

    private static string InFormat(decimal amount, string format, CultureInfo culture)
    {
        if (FindProblem(format) is { } problem) throw new FormatException(problem + ". Write it as in #,0.00.");
        return amount.ToString(format, culture);
    }

    private static decimal? Amount(object? value) => value switch
    {
        Money v => v.Amount,
        decimal v => v,
        string v => decimal.TryParse(v, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null,
        byte or sbyte or short or ushort or int or uint or long or ulong => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        double v when Math.Abs(v) < 1e15 => (decimal)v,
        float v when Math.Abs(v) < 1e15 => (decimal)v,
        _ => null,
    };

    // The digits behind the point that the currency has, as its own text shows them.
    private static string Digits(Money money)
    {
        var number = money.ToString().AsSpan(0, money.ToString().LastIndexOf(' '));
        var point = number.IndexOf('.');
        return (point < 0 ? 0 : number.Length - point - 1).ToString(CultureInfo.InvariantCulture);
    }
}
