using System.Collections.Immutable;

namespace CrmCore;

/// <summary>What was learned about one field.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="M">By level, from level 1: how often rows of one person show it.</param>
/// <param name="U">By level, from level 1: how often rows of two people show it.</param>
/// <param name="H">By level, from level 1: how often rows of two people of one household or firm show it.</param>
/// <param name="Terms">Values that are more frequent than the others, by hash, with their share of all values.</param>
/// <param name="RestShare">The share of each other value.</param>
internal sealed record FieldModel(
    string Name,
    MatchFieldKind Kind,
    ImmutableArray<double> M,
    ImmutableArray<double> U,
    ImmutableArray<double> H,
    ImmutableDictionary<ulong, float> Terms,
    double RestShare)
{
    /// <summary>How many bits a level speaks for one person (above zero) or for two (below).</summary>
    public double Bits(int level) => level == Level.Missing ? 0 : Math.Min(Math.Log2(M[level - 1] / U[level - 1]), Level.MostBits(Kind, level));

    /// <summary>
    /// The same against two people of one household or firm. Equality never speaks for two people, and nothing speaks more for one than equality:
    /// a slip in a surname that a household has in common is no proof.
    /// </summary>
    public double HouseholdBits(int level)
    {
        if (level == Level.Missing) return 0;
        var equal = Math.Max(0, Against(Level.Equal));
        return level == Level.Equal ? equal : Math.Min(Against(level), equal);
    }

    /// <summary>Whether people of one household or firm have it each for himself, so that they agree on it no more often than strangers.</summary>
    public static bool IsOwn(MatchFieldKind kind) => kind is MatchFieldKind.Given or MatchFieldKind.Birth or MatchFieldKind.Messenger;

    private double Against(int level) => Math.Min(Math.Log2(M[level - 1] / H[level - 1]), Level.MostBits(Kind, level));
}
