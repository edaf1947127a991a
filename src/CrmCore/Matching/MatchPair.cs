using System.Runtime.InteropServices;

namespace CrmCore;

/// <summary>Two rows that may be one person.</summary>
/// <param name="A">The number of the first row.</param>
/// <param name="B">The number of the second row.</param>
/// <param name="Bits">The weight: above zero speaks for one person.</param>
/// <param name="Tier">What to do with them.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MatchPair(int A, int B, double Bits, MatchTier Tier)
{
    /// <summary>The probability that both rows are one person.</summary>
    public double Probability => MatchModel.Posterior(Bits);
}
