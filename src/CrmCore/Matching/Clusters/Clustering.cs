namespace CrmCore;

/// <summary>Makes clusters of scored pairs and says what to do with each pair.</summary>
internal sealed class Clustering
{
    private readonly MatchTable _table;
    private readonly int[] _order;
    private readonly IReadOnlyList<(int Row, int Of)> _copies;
    private readonly PairScorer _scorer;
    private readonly HashSet<(int, int)> _different;
    private readonly IReadOnlyList<int>? _sources;
    private readonly MatchSettings _settings;
    private readonly MergeVetoes _vetoes;
    private readonly double _sure;
    private readonly double _likely;

    public Clustering(
        MatchTable table, ContentOrder order, PairScorer scorer, MatchSettings settings, IReadOnlyCollection<(int A, int B)> different, IReadOnlyList<int>? sources)
    {
        _table = table;
        _order = order.Rows;
        _copies = order.Copies;
        _scorer = scorer;
        _settings = settings;
        _sources = sources;
        _different = [.. different.Select(d => (Math.Min(d.A, d.B), Math.Max(d.A, d.B)))];
        _sure = Math.Log2(settings.Merge / (1 - settings.Merge));
        _likely = Math.Log2(settings.Likely / (1 - settings.Likely));
        _vetoes = new MergeVetoes(table.Schema, scorer.Model);
    }

    public MatchResult Run(List<Edge> edges, CancellationToken cancellation)
    {
        var sure = Enumerable.Range(0, _order.Length).ToArray();
        var likely = (int[])sure.Clone();
        if (_settings.OneToOne) Assign(edges, sure, likely);
        else Link(edges, sure, likely, cancellation);
        var clusters = ByRow(likely, IsLikelyCopy);
        var merged = ByRow(sure, IsSureCopy);
        return new MatchResult(new MatchScorer(_table, _scorer.Model, _settings), _scorer.Model, clusters, merged, Pairs(edges, clusters, merged));
    }

    private void Link(List<Edge> edges, int[] sure, int[] likely, CancellationToken cancellation)
    {
        var groups = new UnionFind(_order.Length);
        foreach (var edge in edges)
        {
            if (edge.Bits >= _likely) groups.Join(edge.A, edge.B);
        }

        for (var rank = 0; rank < likely.Length; rank++) likely[rank] = groups.Find(rank);
        foreach (var group in Groups(edges, (int[])likely.Clone()))
        {
            cancellation.ThrowIfCancellationRequested();
            var isName = _table.Schema.Fields.Select(f => f.IsName);
            var mayNotJoin = _different.Count == 0 && _sources is null ? (Func<int, int, bool>?)null : MayNotJoin;
            var linkage = new AverageLinkage(_scorer, _order, mayNotJoin, vetoes: null, _likely, isName);
            foreach (var (rank, cluster) in linkage.Join(group)) likely[rank] = cluster;
            foreach (var cluster in Groups(group, likely))
            {
                var strict = new AverageLinkage(_scorer, _order, mayNotJoin, _vetoes, _sure, isName);
                foreach (var (rank, name) in strict.Join(cluster)) sure[rank] = name;
            }
        }
    }

    private static Dictionary<int, List<Edge>>.ValueCollection Groups(List<Edge> edges, int[] groups)
    {
        var byGroup = new Dictionary<int, List<Edge>>();
        foreach (var edge in edges)
        {
            var group = groups[edge.A];
            if (group != groups[edge.B]) continue;
            if (!byGroup.TryGetValue(group, out var list)) byGroup[group] = list = [];
            list.Add(edge);
        }

        return byGroup.Values;
    }

    private bool MayNotJoin(int a, int b)
    {
        var (x, y) = (_order[a], _order[b]);
        if (_sources is not null && _sources[x] == _sources[y]) return true;
        return _different.Contains((Math.Min(x, y), Math.Max(x, y)));
    }

    // The best pair first; each row once.
    private void Assign(List<Edge> edges, int[] sure, int[] likely)
    {
        var taken = new bool[_order.Length];
        foreach (var edge in edges.Where(e => e.Bits >= _likely).OrderByDescending(e => e.Bits).ThenBy(e => e.A).ThenBy(e => e.B))
        {
            if (taken[edge.A] || taken[edge.B] || MayNotJoin(edge.A, edge.B)) continue;
            taken[edge.A] = taken[edge.B] = true;
            likely[edge.B] = edge.A;
            if (edge.Bits >= _sure) sure[edge.B] = edge.A;
        }
    }

    private bool IsLikelyCopy(int row) => _scorer.Score(row, row) >= _likely;

    private bool IsSureCopy(int row) => _scorer.Score(row, row, out var vector) >= _sure && !_vetoes.Forbids(vector);

    private int[] ByRow(int[] byRank, Func<int, bool> isCopy)
    {
        var named = new int[_table.Count];
        for (var rank = 0; rank < byRank.Length; rank++) named[_order[rank]] = byRank[rank];
        for (var i = 0; i < _copies.Count; i++) named[_copies[i].Row] = isCopy(_copies[i].Of) ? named[_copies[i].Of] : byRank.Length + i;
        var numbers = new Dictionary<int, int>();
        for (var row = 0; row < named.Length; row++)
        {
            if (!numbers.TryGetValue(named[row], out var number)) numbers[named[row]] = number = numbers.Count;
            named[row] = number;
        }

        return named;
    }

    // Without the pairs known to be different: they may still share a cluster with a third row, but nobody is asked about them again.
    private List<MatchPair> Pairs(List<Edge> edges, int[] clusters, int[] merged)
    {
        var pairs = new List<MatchPair>();
        foreach (var edge in edges)
        {
            var (a, b) = (_order[edge.A], _order[edge.B]);
            if (_different.Contains((Math.Min(a, b), Math.Max(a, b)))) continue;
            if (merged[a] == merged[b]) pairs.Add(new MatchPair(a, b, edge.Bits, MatchTier.Merge));
            else if (clusters[a] == clusters[b] || edge.Bits >= _likely) pairs.Add(new MatchPair(a, b, edge.Bits, MatchTier.Review));
        }

        foreach (var (row, of) in _copies)
        {
            var bits = _scorer.Score(of, of);
            if (merged[row] == merged[of]) pairs.Add(new MatchPair(of, row, bits, MatchTier.Merge));
            else if (clusters[row] == clusters[of]) pairs.Add(new MatchPair(of, row, bits, MatchTier.Review));
        }

        return [.. pairs.OrderByDescending(p => p.Bits).ThenBy(p => p.A).ThenBy(p => p.B)];
    }
}
