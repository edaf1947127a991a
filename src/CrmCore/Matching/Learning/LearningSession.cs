namespace CrmCore;

/// <summary>
/// Expectation and maximisation over the pairs of one blocking rule. The fields of the rule agree in all these pairs and are left out;
/// what two people's rows look like (u) is fixed, so that only m and the share of matches are learned.
/// </summary>
internal sealed class LearningSession
{
    private const int Rounds = 30;
    private const double PriorStrength = 20;
    private readonly IReadOnlyList<(ulong Vector, double Count)> _patterns;
    private readonly IReadOnlyList<FieldModel> _fields;
    private readonly bool[] _leftOut;

    public LearningSession(IReadOnlyList<(ulong Vector, double Count)> patterns, IReadOnlyList<FieldModel> fields, bool[] leftOut)
    {
        _patterns = patterns;
        _fields = fields;
        _leftOut = leftOut;
        M = [.. fields.Select(f => f.M.ToArray())];
    }

    /// <summary>By field and level.</summary>
    public double[][] M { get; }

    /// <summary>The expected number of matches among the pairs.</summary>
    public double Matches { get; private set; }

    public void Run()
    {
        var total = _patterns.Sum(p => p.Count);
        var share = 0.2;
        for (var round = 0; round < Rounds; round++)
        {
            var seen = _fields.Select(f => new double[f.M.Length]).ToArray();
            Matches = 0;
            foreach (var (vector, count) in _patterns)
            {
                var expected = count * Posterior(vector, share);
                Matches += expected;
                for (var f = 0; f < seen.Length; f++)
                {
                    var level = (int)((vector >> (f * 4)) & 15);
                    if (level != Level.Missing) seen[f][level - 1] += expected;
                }
            }

            share = Math.Clamp((Matches + 1) / (total + 2), 1e-6, 0.999);
            for (var f = 0; f < seen.Length; f++)
            {
                if (!_leftOut[f]) Improve(M[f], seen[f], _fields[f]);
            }
        }
    }

    private static void Improve(double[] m, double[] seen, FieldModel field)
    {
        var start = DefaultFields.Of(new MatchField(0, field.Kind, field.Name)).M;
        var sum = seen.Sum() + PriorStrength;
        for (var level = 0; level < m.Length; level++) m[level] = (seen[level] + (PriorStrength * start[level])) / sum;
    }

    private double Posterior(ulong vector, double share)
    {
        var bits = Math.Log2(share / (1 - share));
        for (var f = 0; f < M.Length; f++)
        {
            var level = (int)((vector >> (f * 4)) & 15);
            if (level != Level.Missing && !_leftOut[f]) bits += Math.Log2(M[f][level - 1] / _fields[f].U[level - 1]);
        }

        return MatchModel.Posterior(bits);
    }
}
