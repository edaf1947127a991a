using System.Collections.Immutable;
using System.Text.Json;

namespace CrmCore;

/// <summary>
/// What the matcher has learned from the rows of one account: how much each level of agreement of each field says, how frequent the frequent
/// values are, and how many pairs are of one person at all. It can be stored and used for single new rows later.
/// </summary>
public sealed class MatchModel
{
    private readonly double[] _bits = new double[MatchFields.Most * 16];
    private readonly double[] _household = new double[MatchFields.Most * 16];

    internal MatchModel(ImmutableArray<FieldModel> fields, double prior, double household)
    {
        Fields = fields;
        Prior = prior;
        Household = household;
        for (var f = 0; f < fields.Length; f++)
        {
            for (var level = 1; level <= fields[f].M.Length; level++)
            {
                _bits[(f * 16) + level] = fields[f].Bits(level);
                _household[(f * 16) + level] = fields[f].HouseholdBits(level);
            }
        }
    }

    /// <summary>The share of pairs that are of one person, among all pairs of rows.</summary>
    public double Prior { get; }

    /// <summary>The share of pairs that are of two people of one household or firm; 0 where rows hold no given name that would tell them apart.</summary>
    internal double Household { get; }

    internal double HouseholdPriorBits => Math.Log2(Prior / Household);

    internal double PriorBits => Math.Log2(Prior / (1 - Prior));

    internal ImmutableArray<FieldModel> Fields { get; }

    /// <summary>A model that was not learned: for accounts with too few rows.</summary>
    /// <param name="schema">The columns.</param>
    /// <param name="rows">About how many rows there are; each is expected to have one double in ten.</param>
    public static MatchModel Default(MatchSchema schema, int rows = 1000)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var prior = Math.Clamp(0.2 / Math.Max(rows, 2), 1e-9, 0.05);
        return new MatchModel([.. schema.Fields.Select(DefaultFields.Of)], prior, schema.Fields.Any(f => f.Kind == MatchFieldKind.Given) ? prior / 2 : 0);
    }

    /// <summary>Reads a model that <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="FormatException">It is no model, or one of another version: learn it anew.</exception>
    public static MatchModel FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return ModelJson.Read(json);
        }
        catch (JsonException damage)
        {
            throw new FormatException("This is no model.", damage);
        }
    }

    /// <summary>Writes the model as JSON, to be stored. Values of rows stand in it as hashes only.</summary>
    public string ToJson() => ModelJson.Write(this);

    /// <summary>Refuses a schema of other fields.</summary>
    internal bool Fits(MatchSchema schema) => schema.Fields.Select(f => (f.Kind, f.Name)).SequenceEqual(Fields.Select(f => (f.Kind, f.Name)));

    internal void MustFit(MatchSchema schema)
    {
        if (!Fits(schema))
            throw new ArgumentException("The model was learned for other columns.", nameof(schema));
    }

    /// <summary>The bits of a comparison vector, without the prior and without term frequency.</summary>
    internal double Bits(ulong vector) => Sum(_bits, vector);

    /// <summary>The same against two people of one household or firm.</summary>
    internal double HouseholdBits(ulong vector) => Sum(_household, vector);

    /// <summary>What is left for one person when both strangers and people of one household or firm might look like that.</summary>
    internal double Both(double againstStrangers, double againstHousehold) => Household > 0
        ? -Math.Log2(double.Exp2(-againstStrangers) + double.Exp2(-againstHousehold))
        : againstStrangers;

    /// <summary>The bits of a comparison vector with the prior, without term frequency.</summary>
    internal double Score(ulong vector) => Both(PriorBits + Bits(vector), HouseholdPriorBits + HouseholdBits(vector));

    private static double Sum(double[] table, ulong vector)
    {
        var bits = 0.0;
        for (var at = 0; vector != 0; at += 16, vector >>= 4) bits += table[at + (int)(vector & 15)];
        return bits;
    }

    /// <summary>The probability of a sum of bits.</summary>
    internal static double Posterior(double bits) => 1 / (1 + double.Exp2(-bits));
}
