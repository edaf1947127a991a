namespace CrmCore;

/// <summary>
/// Expectation and maximisation over the pairs of one blocking rule. The fields of the rule agree in all these pairs and are left out;
/// what two strangers' rows look like (u) is fixed. Two people of one household or firm are a class of their own: they share the surname or the
/// phone, but not the given name. Without it a shared address five fields long would teach that one person's given names differ.
/// </summary>
internal sealed class LearningSession
{
    private const int Rounds = 30;
    private const double PriorStrength = 20;
    private readonly IReadOnlyList<(ulong Vector, double Count)> _patterns;
    private readonly IReadOnlyList<FieldModel> _fields;
    private readonly bool[] _leftOut;
    private readonly bool _withHouseholds;
    private readonly bool _proven;

    public LearningSession(IReadOnlyList<(ulong Vector, double Count)> patterns, IReadOnlyList<FieldModel> fields, bool[] leftOut, bool withHouseholds)
    {
        _patterns = patterns;
        _fields = fields;
        _leftOut = leftOut;
        _withHouseholds = withHouseholds;
        _proven = fields.Where((field, f) => leftOut[f] && field.Kind is (MatchFieldKind.Email or MatchFieldKind.Messenger or MatchFieldKind.Identifier)).Any();
        M = [.. fields.Select(f => f.M.ToArray())];
        H = [.. fields.Select(f => f.H.ToArray())];
    }

    /// <summary>Of one person, by field and level.</summary>
    public double[][] M { get; }

    /// <summary>Of two people of one household or firm, by field and level.</summary>
    public double[][] H { get; }

    /// <summary>The expected number of matches among the pairs.</summary>
    public double Matches { get; private set; }

    /// <summary>The expected number of pairs of one household or firm.</summary>
    public double Households { get; private set; }

    public void Run()
    {
        var total = _patterns.Sum(p => p.Count);
        var (same, household) = (0.2, _withHouseholds ? 0.1 : 0);
        for (var round = 0; round < Rounds; round++)
        {
            var (seenM, seenH) = Expect(same, household);
            same = Math.Clamp((Matches + 1) / (total + 3), 1e-6, 0.999);
            if (_withHouseholds) household = Math.Clamp((Households + 1) / (total + 3), 1e-6, 0.999);
            for (var f = 0; f < _fields.Count; f++)
            {
                if (_leftOut[f]) continue;
                var start = DefaultFields.Of(new MatchField(0, _fields[f].Kind, _fields[f].Name));
                Improve(M[f], seenM[f], start.M);
                MatchBounds.Keep(M[f], _fields[f].Kind, _proven);
                if (_withHouseholds && !FieldModel.IsOwn(_fields[f].Kind)) Improve(H[f], seenH[f], start.H);
            }
        }
    }

    private (double[][] M, double[][] H) Expect(double same, double household)
    {
        var seenM = _fields.Select(f => new double[f.M.Length]).ToArray();
        var seenH = _fields.Select(f => new double[f.M.Length]).ToArray();
        var (ratioM, ratioH) = (Ratios(M), Ratios(H));
        Matches = Households = 0;
        foreach (var (vector, count) in _patterns)
        {
            var (oddsM, oddsH) = (same, household);
            for (var f = 0; f < M.Length; f++)
            {
                var at = (f * 16) + (int)((vector >> (f * 4)) & 15);
                oddsM *= ratioM[at];
                oddsH *= ratioH[at];
            }

            var all = oddsM + oddsH + Math.Max(1e-6, 1 - same - household);
            var (shareM, shareH) = (count * oddsM / all, count * oddsH / all);
            Matches += shareM;
            Households += shareH;
            for (var f = 0; f < M.Length; f++)
            {
                var level = (int)((vector >> (f * 4)) & 15);
                if (level == Level.Missing) continue;
                seenM[f][level - 1] += shareM;
                seenH[f][level - 1] += shareH;
            }
        }

        return (seenM, seenH);
    }

    // By field and level, how much more often a class shows it than strangers do; 1 for what is missing or left out.
    private double[] Ratios(double[][] shares)
    {
        var ratios = new double[_fields.Count * 16];
        Array.Fill(ratios, 1);
        for (var f = 0; f < shares.Length; f++)
        {
            for (var level = 1; level <= shares[f].Length && !_leftOut[f]; level++) ratios[(f * 16) + level] = shares[f][level - 1] / _fields[f].U[level - 1];
        }

        return ratios;
    }

    private static void Improve(double[] shares, double[] seen, IReadOnlyList<double> start)
    {
        var sum = seen.Sum() + PriorStrength;
        for (var level = 0; level < shares.Length; level++) shares[level] = (seen[level] + (PriorStrength * start[level])) / sum;
    }
}
