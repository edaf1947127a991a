namespace CrmCore;

/// <summary>
/// Joins rows to clusters, the most alike first. Two clusters are compared field by field: a field's weight is its mean over all pairs of rows
/// that both have it, so that what is missing in some rows is told by the others. Pairs that blocking did not bring together are compared when
/// their clusters meet, so that a chain of weak links cannot join strangers.
/// </summary>
internal sealed class AverageLinkage
{
    private const float Forbidden = -1e6f;
    private const double VetoBits = 30;
    private const int MostCrossPairs = 400;
    private readonly PairScorer _scorer;
    private readonly int[] _order;
    private readonly Func<int, int, bool>? _mayNotJoin;
    private readonly MergeVetoes? _vetoes;
    private readonly double _threshold;
    private readonly int _fields;
    private readonly bool[] _isName;
    private readonly int _stride;
    private readonly Dictionary<int, List<int>> _members = [];
    private readonly Dictionary<int, Dictionary<int, int>> _slots = [];
    private readonly PriorityQueue<(int A, int B, int SizeA, int SizeB), (double Cost, int A, int B)> _queue = new();
    private readonly Stack<int> _free = [];
    private float[] _sums = new float[256];
    private int _used;

    public AverageLinkage(PairScorer scorer, int[] order, Func<int, int, bool>? mayNotJoin, MergeVetoes? vetoes, double threshold, IEnumerable<bool> isName)
    {
        _scorer = scorer;
        _order = order;
        _mayNotJoin = mayNotJoin;
        _vetoes = vetoes;
        _threshold = threshold;
        _fields = scorer.Model.Fields.Length;
        _isName = [.. isName];
        // By field a sum, a number of pairs and a second sum, and last what vetoes add.
        _stride = (3 * _fields) + 2;
    }

    /// <summary>Clusters one connected group of rows, given by all known pairs among them.</summary>
    /// <returns>By rank: its cluster, named by the lowest rank in it.</returns>
    public IEnumerable<KeyValuePair<int, int>> Join(IReadOnlyList<Edge> edges)
    {
        foreach (var (a, b, _) in edges)
        {
            var slot = TakeSlot();
            AddPair(slot, a, b);
            SlotsOf(a)[b] = slot;
            SlotsOf(b)[a] = slot;
            Offer(a, b);
        }

        while (_queue.TryDequeue(out var pair, out _))
        {
            var fresh = _members.TryGetValue(pair.A, out var a) && _members.TryGetValue(pair.B, out var b)
                && a.Count == pair.SizeA && b.Count == pair.SizeB;
            if (fresh) Merge(pair.A, pair.B);
        }

        return _members.SelectMany(c => c.Value.Select(rank => KeyValuePair.Create(rank, c.Key)));
    }

    private Dictionary<int, int> SlotsOf(int rank)
    {
        if (_slots.TryGetValue(rank, out var slots)) return slots;
        _members[rank] = [rank];
        return _slots[rank] = [];
    }

    private int TakeSlot()
    {
        if (!_free.TryPop(out var slot))
        {
            slot = _used;
            _used += _stride;
            if (_used > _sums.Length) Array.Resize(ref _sums, Math.Max(_used, _sums.Length * 2));
        }

        _sums.AsSpan(slot, _stride).Clear();
        return slot;
    }

    private void AddPair(int slot, int a, int b)
    {
        var sums = _sums.AsSpan(slot, _stride);
        var vector = _scorer.AddBits(_order[a], _order[b], sums[.._fields], sums.Slice(2 * _fields, _fields));
        for (var f = 0; f < _fields; f++)
        {
            if ((vector >> (4 * f) & 15) != 0) sums[_fields + f]++;
        }

        if (_mayNotJoin is not null && _mayNotJoin(a, b)) sums[^1] += Forbidden;
        if (_vetoes is not null && _vetoes.Contradicts(vector)) sums[^1] += 1;
        sums[^2]++;
    }

    private void Offer(int a, int b)
    {
        if (a > b) (a, b) = (b, a);
        var bits = Bits(_sums.AsSpan(_slots[a][b], _stride));
        if (bits >= _threshold) _queue.Enqueue((a, b, _members[a].Count, _members[b].Count), (-bits, a, b));
    }

    private double Bits(ReadOnlySpan<float> sums)
    {
        if (sums[^1] < 0) return Forbidden;
        var bits = _scorer.Model.PriorBits;
        var household = _scorer.Model.HouseholdPriorBits;
        var besides = 0.0;
        for (var f = 0; f < _fields; f++)
        {
            if (sums[_fields + f] == 0) continue;
            var mean = sums[f] / sums[_fields + f];
            bits += mean;
            household += sums[(2 * _fields) + f] / sums[_fields + f];
            if (!_isName[f]) besides += Math.Max(0, mean);
        }

        bits = _scorer.Model.Both(bits, household);
        if (_vetoes is null) return bits;
        return besides < MergeVetoes.LeastBesidesName ? Forbidden : bits - (sums[^1] / sums[^2] * VetoBits);
    }

    private void Merge(int a, int b)
    {
        var slotsA = _slots[a];
        var slotsB = _slots[b];
        slotsA.Remove(b, out var between);
        slotsB.Remove(a);
        _free.Push(between);
        foreach (var other in slotsA.Keys.Union(slotsB.Keys).ToList())
        {
            var first = slotsA.TryGetValue(other, out var known) ? known : Cross(_members[a], _members[other]);
            var second = slotsB.TryGetValue(other, out known) ? known : Cross(_members[b], _members[other]);
            Add(first, second);
            slotsA[other] = first;
            var back = _slots[other];
            back.Remove(b);
            back[a] = first;
        }

        _members[a].AddRange(_members[b]);
        _members.Remove(b);
        _slots.Remove(b);
        foreach (var other in slotsA.Keys) Offer(a, other);
    }

    private void Add(int to, int from)
    {
        var sums = _sums.AsSpan(to, _stride);
        var more = _sums.AsSpan(from, _stride);
        for (var i = 0; i < _stride; i++) sums[i] += more[i];
        _free.Push(from);
    }

    // Between two large clusters a part of the pairs says enough; which part depends on nothing but the sizes.
    private int Cross(List<int> a, List<int> b)
    {
        var slot = TakeSlot();
        var pairs = (long)a.Count * b.Count;
        var step = Math.Max(1, pairs / MostCrossPairs);
        if (step > 1 && step % b.Count == 0) step++;
        var counted = 0;
        for (long pair = 0; pair < pairs; pair += step, counted++) AddPair(slot, a[(int)(pair / b.Count)], b[(int)(pair % b.Count)]);
        if (counted == pairs) return slot;
        var sums = _sums.AsSpan(slot, _stride);
        for (var i = 0; i < _stride; i++) sums[i] *= (float)pairs / counted;
        return slot;
    }
}
