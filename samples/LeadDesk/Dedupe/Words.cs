using System.Globalization;
using CrmCore;

namespace LeadDesk.Dedupe;

/// <summary>Explanations for people.</summary>
internal static class Words
{
    /// <summary>Why two rows are taken for one person: what each field says, in words and bits, in one line.</summary>
    public static string Why(MatchExplanation explanation)
    {
        var parts = explanation.Evidence
            // What the fields say first; what is taken off for households comes after it.
            .OrderBy(e => e.Field == "household")
            .ThenByDescending(e => Math.Abs(e.Bits + e.FrequencyBits))
            .Select(e => $"{e.Field}: {e.Agreement}{Rarity(e)} {Bits(e.Bits + e.FrequencyBits)}");
        return string.Join("; ", parts) + $"; any two rows {Bits(explanation.PriorBits)} = {Bits(explanation.Bits)} bits";
    }

    public static string Bits(double bits) => bits.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);

    public static string Probability(double probability) => probability.ToString(probability is > .9995 and < 1 ? "0.000000" : "0.0000", CultureInfo.InvariantCulture);

    private static string Rarity(MatchEvidence evidence) => evidence.FrequencyBits >= 2 ? " and rare" : "";
}
