using System.Globalization;

namespace CrmCore;

/// <summary>An amount of money in whole minor units (kopecks, cents).</summary>
/// <param name="Minor">The amount in minor units.</param>
/// <param name="Currency">The ISO 4217 code, such as <c>RUB</c>.</param>
public readonly record struct Money(long Minor, string Currency)
{
    /// <summary>An amount in major units.</summary>
    /// <param name="amount">The amount; more digits than the currency has are an error.</param>
    /// <param name="currency">The ISO 4217 code.</param>
    /// <returns>The money.</returns>
    /// <exception cref="ArgumentException">The amount has more digits than the currency, or the code is not of three capital letters.</exception>
    public static Money Of(decimal amount, string currency)
    {
        ArgumentNullException.ThrowIfNull(currency);
        if (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper))
        {
            throw new ArgumentException($"'{currency}' is no ISO 4217 code: give three capital letters, such as RUB.", nameof(currency));
        }

        var minor = amount * Scale(currency);
        if (minor != decimal.Truncate(minor))
        {
            throw new ArgumentException($"{amount.ToString(CultureInfo.InvariantCulture)} {currency} has more digits than the currency.", nameof(amount));
        }

        return new Money((long)minor, currency);
    }

    /// <summary>Roubles.</summary>
    /// <param name="amount">The amount in roubles.</param>
    /// <returns>The money.</returns>
    public static Money Rub(decimal amount) => Of(amount, "RUB");

    /// <summary>Euros.</summary>
    /// <param name="amount">The amount in euros.</param>
    /// <returns>The money.</returns>
    public static Money Eur(decimal amount) => Of(amount, "EUR");

    /// <summary>US dollars.</summary>
    /// <param name="amount">The amount in dollars.</param>
    /// <returns>The money.</returns>
    public static Money Usd(decimal amount) => Of(amount, "USD");

    /// <summary>The amount in major units.</summary>
    public decimal Amount => (decimal)Minor / Scale(Currency);

    /// <summary>The amount and the code, such as <c>15000.00 RUB</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Amount.ToString(Scale(Currency) == 1 ? "0" : "0.00#", CultureInfo.InvariantCulture) + " " + Currency;

    // ISO 4217: most currencies have two decimal digits; these have none, and these three.
    private static int Scale(string currency) => currency switch
    {
        "JPY" or "KRW" or "VND" or "CLP" or "ISK" or "PYG" or "UGX" or "XAF" or "XOF" or "XPF" or "RWF" or "KMF" or "GNF" or "DJF" or "BIF" or "VUV" => 1,
        "BHD" or "KWD" or "OMR" or "JOD" or "TND" or "IQD" or "LYD" => 1000,
        _ => 100,
    };
}
