namespace CrmCore;

/// <summary>
/// Joins rows to clusters by the mean weight of all pairs between two clusters, best pair first. Pairs that blocking did not bring together
/// are scored when their clusters meet, so that a chain of weak links cannot join strangers.
/// </summary>
internal sealed class AverageLinkage
{
    /// <summary>No single pair may say more than this, either way.</summary>
    public const double MostBits = 15;

    private const double Forbidden = -1e9;
    private const int MostCrossPairs = 400;
    private readonly Func<int, int, double> _score;
    private readonly Func<int, int, bool>? _mayNotJoin;
    private readonly Dictionary<int, List<int>> _members = [];
    private readonly Dictionary<int, Dictionary<int, double>> _sums = [];
    private readonly PriorityQueue<(int A, int B, int SizeA, int SizeB), (double Cost, int A, int B)> _queue = new();

    public AverageLinkage(Func<int, int, double> score, Func<int, int, bool>? mayNotJoin)
    {
        _score = score;
        _mayNotJoin = mayNotJoin;
    }

    /// <summary>Clusters one connected group of rows, given by all known pairs among them, down to a threshold in bits.</summary>
    /// <returns>By rank: its cluster, named by the lowest rank in it.</returns>
    public IEnumerable<KeyValuePair<int, int>> Join(IReadOnlyList<Edge> edges, double threshold)
    {
        foreach (var (a, b, bits) in edges)
        {
            var weight = Weight(a, b, bits);
            Sums(a)[b] = weight;
            Sums(b)[a] = weight;
            Offer(a, b, threshold);
        }

        while (_queue.TryDequeue(out var pair, out _))
        {
            var fresh = _members.TryGetValue(pair.A, out var a) && _members.TryGetValue(pair.B, out var b)
                && a.Count == pair.SizeA && b.Count == pair.SizeB;
            if (fresh) Merge(pair.A, pair.B, threshold);
        }

        return _members.SelectMany(c => c.Value.Select(rank => KeyValuePair.Create(rank, c.Key)));
    }

    private Dictionary<int, double> Sums(int rank)
    {
        if (_sums.TryGetValue(rank, out var sums)) return sums;
        _members[rank] = [rank];
        return _sums[rank] = [];
    }

    private double Weight(int a, int b, double bits) =>
        _mayNotJoin is not null && _mayNotJoin(a, b) ? Forbidden : Math.Clamp(bits, -MostBits, MostBits);

    private void Offer(int a, int b, double floor)
    {
        if (a > b) (a, b) = (b, a);
        var (first, second) = (_members[a].Count, _members[b].Count);
        var mean = _sums[a][b] / ((double)first * second);
        if (mean >= floor) _queue.Enqueue((a, b, first, second), (-mean, a, b));
    }

    private void Merge(int a, int b, double floor)
    {
        var sumsA = _sums[a];
        var sumsB = _sums[b];
        sumsA.Remove(b);
        sumsB.Remove(a);
        foreach (var other in sumsA.Keys.Union(sumsB.Keys).ToList())
        {
            var first = sumsA.TryGetValue(other, out var known) ? known : Cross(_members[a], _members[other]);
            var second = sumsB.TryGetValue(other, out known) ? known : Cross(_members[b], _members[other]);
            sumsA[other] = first + second;
            var back = _sums[other];
            back.Remove(b);
            back[a] = first + second;
        }

        _members[a].AddRange(_members[b]);
        _members.Remove(b);
        _sums.Remove(b);
        foreach (var other in sumsA.Keys) Offer(a, other, floor);
    }

    // Between two large clusters a part of the pairs says enough; which part depends on nothing but the sizes.
    private double Cross(List<int> a, List<int> b)
    {
        var pairs = (long)a.Count * b.Count;
        var step = Math.Max(1, pairs / MostCrossPairs);
        if (step > 1 && step % b.Count == 0) step++;
        var sum = 0.0;
        var counted = 0;
        for (long pair = 0; pair < pairs; pair += step, counted++)
        {
            var (x, y) = (a[(int)(pair / b.Count)], b[(int)(pair % b.Count)]);
            sum += Weight(x, y, _score(x, y));
        }

        return sum * pairs / counted;
    }
}
