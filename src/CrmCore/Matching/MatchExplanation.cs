using System.Globalization;
using System.Text;

namespace CrmCore;

/// <summary>Why two rows are, or are not, taken for one person: a sum of bits. Each bit doubles the odds.</summary>
/// <param name="PriorBits">Where the sum starts: how rarely two rows are of one person at all.</param>
/// <param name="Evidence">What each field says, in the order of the fields; fields that one of the rows lacks are left out.</param>
/// <param name="Bits">The sum: above zero speaks for one person.</param>
/// <param name="Tier">What to do with the two rows, by themselves.</param>
public sealed record MatchExplanation(double PriorBits, IReadOnlyList<MatchEvidence> Evidence, double Bits, MatchTier Tier)
{
    /// <summary>The probability that both rows are one person.</summary>
    public double Probability => MatchModel.Posterior(Bits);

    /// <summary>The explanation as lines of text, one a field.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Line(text, "two rows of one person are rare", PriorBits);
        foreach (var evidence in Evidence)
        {
            Line(text, $"{evidence.Field}: {evidence.Agreement}", evidence.Bits);
            if (evidence.FrequencyBits >= 0.05) Line(text, $"{evidence.Field}: a rare value", evidence.FrequencyBits);
            if (evidence.FrequencyBits <= -0.05) Line(text, $"{evidence.Field}: a frequent value", evidence.FrequencyBits);
        }

        Line(text, string.Create(CultureInfo.InvariantCulture, $"together: probability {Probability:0.0000}, {Tier}"), Bits);
        return text.ToString();
    }

    private static void Line(StringBuilder text, string words, double bits) =>
        text.Append(CultureInfo.InvariantCulture, $"{bits,7:+0.0;-0.0;0.0} {words}\n");
}
