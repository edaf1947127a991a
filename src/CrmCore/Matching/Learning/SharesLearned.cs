using System.Collections.Immutable;

namespace CrmCore;

/// <summary>The mean over sessions of what they learned, by field and level; a session that saw more pairs counts more.</summary>
internal sealed class SharesLearned(IReadOnlyList<FieldModel> fields)
{
    private const double FewPairs = 30;
    private const double MostPairs = 5_000;
    private readonly double[][] _sums = [.. fields.Select(f => new double[f.M.Length])];
    private readonly double[] _weights = new double[fields.Count];

    /// <summary>Adds what one session learned of the fields that were not left out.</summary>
    public void Add(double[][] shares, double pairs, bool[] leftOut)
    {
        if (pairs < FewPairs) return;
        var weight = Math.Min(pairs, MostPairs);
        for (var f = 0; f < _sums.Length; f++)
        {
            if (leftOut[f]) continue;
            _weights[f] += weight;
            for (var level = 0; level < _sums[f].Length; level++) _sums[f][level] += weight * shares[f][level];
        }
    }

    /// <summary>The mean of a field, or nothing when no session saw enough.</summary>
    public ImmutableArray<double>? Of(int field) => _weights[field] > 0 ? [.. _sums[field].Select(s => s / _weights[field])] : null;
}
