namespace CrmCore;

/// <summary>Says of two rows of one table how probably they are one person, and why. Not safe for several threads.</summary>
public sealed class MatchScorer
{
    private readonly MatchTable _table;
    private readonly PairScorer _scorer;
    private readonly MergeVetoes _vetoes;
    private readonly MatchSettings _settings;

    /// <summary>A scorer of a table's rows under a model.</summary>
    /// <param name="table">The rows; more may be added later.</param>
    /// <param name="model">A model of the same schema.</param>
    /// <param name="settings">The thresholds; without them the default ones.</param>
    /// <exception cref="ArgumentException">The model is of other fields.</exception>
    public MatchScorer(MatchTable table, MatchModel model, MatchSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(model);
        model.MustFit(table.Schema);
        _table = table;
        _settings = settings ?? new();
        _scorer = new PairScorer(table, model);
        _scorer.Prepare();
        _vetoes = new MergeVetoes(table.Schema, model);
    }

    /// <summary>Scores two rows.</summary>
    public MatchPair Score(int a, int b)
    {
        var bits = _scorer.Score(a, b, out var vector);
        return new MatchPair(a, b, bits, Tier(bits, vector));
    }

    /// <summary>Says why two rows score as they do.</summary>
    public MatchExplanation Explain(int a, int b)
    {
        var bits = _scorer.Score(a, b, out var vector);
        var evidence = new List<MatchEvidence>();
        foreach (var field in _table.Schema.Fields)
        {
            var level = (int)((vector >> field.Shift) & 15);
            if (level == Level.Missing) continue;
            var frequency = level == Level.Equal ? _scorer.TermBits(field, a, b) : 0;
            evidence.Add(new MatchEvidence(field.Name, Level.Words(field.Kind, level), _scorer.Model.Fields[field.Index].Bits(level), frequency));
        }

        // Rounded sums of an undoubted pair do not differ.
        var doubt = bits - _scorer.Model.PriorBits - evidence.Sum(e => e.Bits + e.FrequencyBits);
        if (doubt < -0.05) evidence.Add(new MatchEvidence("household", "two people of one household or firm may look like that", doubt, 0));

        return new MatchExplanation(_scorer.Model.PriorBits, evidence, bits, Tier(bits, vector));
    }

    private MatchTier Tier(double bits, ulong vector)
    {
        var probability = MatchModel.Posterior(bits);
        if (probability >= _settings.Merge && !_vetoes.Forbids(vector)) return MatchTier.Merge;
        return probability >= _settings.Likely ? MatchTier.Review : MatchTier.Leave;
    }
}
