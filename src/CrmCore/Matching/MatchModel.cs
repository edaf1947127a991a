using System.Collections.Immutable;

namespace CrmCore;

/// <summary>
/// What the matcher has learned from the rows of one account: how much each level of agreement of each field says, how frequent the frequent
/// values are, and how many pairs are of one person at all. It can be stored and used for single new rows later.
/// </summary>
public sealed partial class MatchModel
{
    private readonly double[] _bits = new double[MatchFields.Most * 16];

    internal MatchModel(ImmutableArray<FieldModel> fields, double prior)
    {
        Fields = fields;
        Prior = prior;
        for (var f = 0; f < fields.Length; f++)
        {
            for (var level = 1; level <= fields[f].M.Length; level++) _bits[(f * 16) + level] = fields[f].Bits(level);
        }
    }

    /// <summary>The share of pairs that are of one person, among all pairs of rows.</summary>
    public double Prior { get; }

    internal double PriorBits => Math.Log2(Prior / (1 - Prior));

    internal ImmutableArray<FieldModel> Fields { get; }

    /// <summary>A model that was not learned: for accounts with too few rows.</summary>
    /// <param name="schema">The columns.</param>
    /// <param name="rows">About how many rows there are; each is expected to have one double in ten.</param>
    public static MatchModel Default(MatchSchema schema, int rows = 1000)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new MatchModel([.. schema.Fields.Select(DefaultFields.Of)], Math.Clamp(0.2 / Math.Max(rows, 2), 1e-9, 0.05));
    }

    /// <summary>The bits of a comparison vector, without the prior and without term frequency.</summary>
    internal double Bits(ulong vector)
    {
        var bits = 0.0;
        for (var at = 0; vector != 0; at += 16, vector >>= 4) bits += _bits[at + (int)(vector & 15)];
        return bits;
    }

    /// <summary>The same, without some fields: a mask of four bits a field says which stay.</summary>
    internal static double Posterior(double bits) => 1 / (1 + double.Exp2(-bits));
}
