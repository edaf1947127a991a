using System.Collections.Immutable;

namespace CrmCore;

/// <summary>Makes the blocks of all rules. Lists that are too long for the rule's share of comparisons are split by a second key.</summary>
internal sealed class BlockBuilder(MatchTable table, int[] order, ImmutableArray<BlockingRule> rules, CancellationToken cancellation)
{
    /// <summary>A list that is longer is always split.</summary>
    private const int LongestList = 500;
    private const int ShortestCap = 6;
    private const int LargeTable = 100_000;
    private readonly RowKeys _keys = new(table);
    private readonly ImmutableArray<KeyPart> _second = BlockingRules.SecondKeys(table.Schema);

    public Blocks Build(int threads)
    {
        foreach (var rule in rules) _keys.Prepare(rule);
        foreach (var part in _second) _keys.Prepare(new BlockingRule(0, [part]));
        var made = new RuleBlocks[rules.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        Parallel.For(0, rules.Length, options, i => made[i] = BuildRule(rules[i]));
        return new Blocks(order.Length, made);
    }

    private RuleBlocks BuildRule(BlockingRule rule)
    {
        var (keys, ranks) = Postings(rule);
        var cap = Cap(keys);
        var blocks = new RuleBlocks();
        foreach (var (start, length) in Runs(keys, keys.Length))
        {
            if (length <= cap) blocks.Add(ranks.AsSpan(start, length));
            else Split(rule, ranks.AsSpan(start, length), cap, blocks);
        }

        return blocks;
    }

    private (ulong[] Keys, int[] Ranks) Postings(BlockingRule rule)
    {
        var keys = new List<ulong>(order.Length);
        var ranks = new List<int>(order.Length);
        Span<ulong> some = stackalloc ulong[RowKeys.MostKeys];
        for (var rank = 0; rank < order.Length; rank++)
        {
            var count = _keys.Of(rule, order[rank], some);
            for (var k = 0; k < count; k++)
            {
                keys.Add(some[k]);
                ranks.Add(rank);
            }
        }

        cancellation.ThrowIfCancellationRequested();
        var sortedKeys = keys.ToArray();
        var sortedRanks = ranks.ToArray();
        RadixSort.Sort(ref sortedKeys, ref sortedRanks);
        return (sortedKeys, sortedRanks);
    }

    // The longest list that keeps the comparisons of the rule within its share.
    private int Cap(ulong[] keys)
    {
        var sizes = new long[LongestList + 1];
        foreach (var (_, length) in Runs(keys, keys.Length))
        {
            if (length <= LongestList) sizes[length]++;
        }

        var left = (long)order.Length * (order.Length > LargeTable ? 4 : 60);
        for (var size = 2; size <= LongestList; size++)
        {
            left -= sizes[size] * size * (size - 1) / 2;
            if (left < 0) return Math.Max(size - 1, ShortestCap);
        }

        return LongestList;
    }

    private void Split(BlockingRule rule, ReadOnlySpan<int> ranks, int cap, RuleBlocks blocks)
    {
        foreach (var part in _second)
        {
            if (rule.Uses(part.Field)) continue;
            var keys = new ulong[ranks.Length];
            var members = ranks.ToArray();
            for (var i = 0; i < members.Length; i++) keys[i] = _keys.First(part, order[members[i]]);
            RadixSort.Sort(ref keys, ref members);
            foreach (var (start, length) in Runs(keys, keys.Length))
            {
                if (keys[start] != 0 && length <= cap) blocks.Add(members.AsSpan(start, length));
            }
        }
    }

    // Neighbours with equal keys, two or more.
    private static IEnumerable<(int Start, int Length)> Runs(ulong[] keys, int count)
    {
        for (var start = 0; start < count;)
        {
            var end = start + 1;
            while (end < count && keys[end] == keys[start]) end++;
            if (end - start > 1) yield return (start, end - start);
            start = end;
        }
    }
}
