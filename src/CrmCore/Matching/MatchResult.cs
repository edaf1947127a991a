using System.Collections.Immutable;

namespace CrmCore;

/// <summary>What a run found.</summary>
public sealed class MatchResult
{
    private readonly MatchScorer _scorer;

    internal MatchResult(MatchScorer scorer, MatchModel model, int[] clusters, int[] merged, IReadOnlyList<MatchPair> pairs)
    {
        _scorer = scorer;
        Model = model;
        Clusters = [.. clusters];
        Merged = [.. merged];
        Pairs = pairs;
    }

    /// <summary>The model that was used.</summary>
    public MatchModel Model { get; }

    /// <summary>By row: its cluster, numbered from 0 in the order of first rows. Rows of one cluster are probably one person.</summary>
    public ImmutableArray<int> Clusters { get; }

    /// <summary>By row: the same for what may be merged without asking; each group lies inside one cluster.</summary>
    public ImmutableArray<int> Merged { get; }

    /// <summary>Pairs to merge and to review, the surest first.</summary>
    public IReadOnlyList<MatchPair> Pairs { get; }

    /// <summary>Says why two rows score as they do, whether they were put together or not.</summary>
    public MatchExplanation Explain(int a, int b) => _scorer.Explain(a, b);
}
