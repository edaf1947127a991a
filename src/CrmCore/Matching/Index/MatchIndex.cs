using System.Collections.Immutable;

namespace CrmCore;

/// <summary>
/// Finds the doubles of one row among many in memory, without a run over all. Keys that too many rows share are split by a second key, as in a
/// run. Not safe for several threads.
/// </summary>
public sealed class MatchIndex
{
    // A longer list is split; what is split and still longer is not looked at.
    private const int LongestList = 32;

    /// <summary>So many rows are compared with a new one at most, those that share the rarest keys first.</summary>
    private const int MostCandidates = 150;

    private readonly MatchTable _table;
    private readonly RowKeys _keys;
    private readonly MatchScorer _scorer;
    private readonly ImmutableArray<BlockingRule> _rules;
    private readonly ImmutableArray<KeyPart> _second;
    private readonly PostingTable _postings = new();
    private readonly int[] _list = new int[LongestList];
    private readonly HashSet<int> _seen = [];

    /// <summary>An index of all rows of a table. Rows added to the table later are indexed by <see cref="Add(int)"/>.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="model">A model of the same columns.</param>
    /// <param name="settings">The thresholds; null for the default ones.</param>
    /// <exception cref="ArgumentException">The model is of other columns.</exception>
    public MatchIndex(MatchTable table, MatchModel model, MatchSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        _table = table;
        _keys = new RowKeys(table);
        _scorer = new MatchScorer(table, model, settings);
        _rules = BlockingRules.For(table.Schema);
        _second = BlockingRules.SecondKeys(table.Schema);
        for (var row = 0; row < table.Count; row++) Add(row);
    }

    /// <summary>Indexes a row that was added to the table.</summary>
    /// <param name="row">Its number, as <see cref="MatchTable.Add"/> gave it; each row is indexed once.</param>
    public void Add(int row)
    {
        Span<ulong> keys = stackalloc ulong[RowKeys.MostKeys];
        foreach (var rule in _rules)
        {
            var count = _keys.Of(rule, row, keys);
            foreach (var key in keys[..count]) Add(rule, key, row);
        }
    }

    /// <summary>Finds the rows that may be the same person as a row. At most 150 others are compared, those that share the rarest keys first.</summary>
    /// <param name="row">A row of the table, indexed or not.</param>
    /// <returns>The pairs to merge and to review, the surest first; the row is <see cref="MatchPair.A"/>.</returns>
    public IReadOnlyList<MatchPair> Find(int row)
    {
        var found = new List<MatchPair>();
        foreach (var candidate in Candidates(row))
        {
            var pair = _scorer.Score(row, candidate);
            if (pair.Tier != MatchTier.Leave) found.Add(pair);
        }

        found.Sort((x, y) => y.Bits != x.Bits ? y.Bits.CompareTo(x.Bits) : x.B.CompareTo(y.B));
        return found;
    }

    private HashSet<int> Candidates(int row)
    {
        Span<ulong> keys = stackalloc ulong[RowKeys.MostKeys];
        _seen.Clear();
        foreach (var rule in _rules)
        {
            var count = _keys.Of(rule, row, keys);
            foreach (var key in keys[..count])
            {
                if (_postings.Count(key) <= LongestList) Collect(key, row);
                else CollectSplit(rule, key, row);
                if (_seen.Count >= MostCandidates) return _seen;
            }
        }

        return _seen;
    }

    private void CollectSplit(BlockingRule rule, ulong key, int row)
    {
        foreach (var part in _second)
        {
            if (_keys.Second(rule, key, part, row) is not { } second) continue;
            if (_postings.Count(second) <= LongestList) Collect(second, row);
        }
    }

    private void Collect(ulong key, int row)
    {
        foreach (var other in _list.AsSpan(0, _postings.Read(key, _list)))
        {
            if (other != row) _seen.Add(other);
        }
    }

    private void Add(BlockingRule rule, ulong key, int row)
    {
        var count = _postings.Count(key);
        if (count < LongestList)
        {
            _postings.Add(key, row);
            return;
        }

        if (count == LongestList)
        {
            foreach (var earlier in _list.AsSpan(0, _postings.Read(key, _list)).ToArray()) AddSplit(rule, key, earlier);
        }

        _postings.CountOnly(key);
        AddSplit(rule, key, row);
    }

    private void AddSplit(BlockingRule rule, ulong key, int row)
    {
        foreach (var part in _second)
        {
            if (_keys.Second(rule, key, part, row) is not { } second) continue;
            if (_postings.Count(second) < LongestList) _postings.Add(second, row);
            else if (_postings.Count(second) == LongestList) _postings.CountOnly(second);
        }
    }
}
