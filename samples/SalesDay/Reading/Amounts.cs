using System.Globalization;
using CrmCore;

namespace SalesDay;

/// <summary>Money in the day's own files, such as <c>186000 RUB</c>, and on the screen.</summary>
internal static class Amounts
{
    public const string Remedy = "Write a number and a currency, such as 186000 RUB or 2150.50 EUR.";

    private static readonly NumberFormatInfo Spaced = new() { NumberGroupSeparator = " ", NumberDecimalSeparator = "." };

    public static Money? Read(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isMoney = parts.Length == 2 && parts[1].Length == 3 && parts[1].All(char.IsAsciiLetterUpper);
        return isMoney && decimal.TryParse(parts[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            ? Money.Of(amount, parts[1])
            : null;
    }

    public static string Show(Money money) => money.Amount.ToString("#,##0.##", Spaced) + " " + money.Currency switch
    {
        "RUB" => "₽",
        "EUR" => "€",
        var other => other,
    };
}
