using System.Runtime.InteropServices;

namespace CrmCore;

/// <summary>How often each comparison vector came, by the rules that brought the pair.</summary>
internal sealed class PatternCounts
{
    private readonly Dictionary<(ulong Vector, uint Rules), int> _counts = [];

    public long Total { get; private set; }

    public void Add(ulong vector, uint rules = 0)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_counts, (vector, rules), out _)++;
        Total++;
    }

    /// <summary>All vectors in a fixed order.</summary>
    public IReadOnlyList<(ulong Vector, double Count)> All() => Sum(_ => true);

    /// <summary>The vectors of pairs that one rule brought.</summary>
    public IReadOnlyList<(ulong Vector, double Count)> Of(BlockingRule rule) => Sum(rules => (rules >> rule.Index & 1) != 0);

    // A sum of floating-point numbers depends on their order, and clusters must not.
    private List<(ulong Vector, double Count)> Sum(Func<uint, bool> chosen) =>
        [.. _counts.Where(c => chosen(c.Key.Rules)).GroupBy(c => c.Key.Vector).Select(g => (g.Key, (double)g.Sum(c => (long)c.Value))).OrderBy(p => p.Key)];
}
