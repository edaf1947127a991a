namespace CrmCore;

/// <summary>
/// A ring's turns laid out by slot of a pool, for a set of candidates. Arranging for another set changes nothing that is kept: whoever takes part again
/// stands where they stood.
/// </summary>
internal sealed class TurnSlots
{
    private const double Out = double.PositiveInfinity;

    // Rounding adds up to less than this between two set-backs of the clock, and deadlines under weights to 100 lie further apart.
    private const double Tolerance = 1e-10;

    private readonly QueuePool? _pool;
    private readonly ulong[] _arranged;
    private readonly ulong[] _taking;
    private readonly double[] _start;
    private readonly double[] _due;
    private readonly double[] _last;

    public TurnSlots(QueuePool? pool)
    {
        _pool = pool;
        var slots = pool?.Order.Count ?? 0;
        _arranged = new ulong[EmployeeMask.WordsFor(pool?.Staff.Count ?? 0)];
        _taking = new ulong[_arranged.Length];
        _start = new double[slots];
        _due = new double[slots];
        _last = new double[slots];
        Cells = new TurnCell?[slots];
    }

    public static TurnSlots None => new(null);

    public TurnCell?[] Cells { get; }

    /// <summary>Who takes part and is not in the pool any more.</summary>
    public List<TurnCell> Gone { get; } = [];

    /// <summary>Whose turn was changed by the settings.</summary>
    public List<TurnCell> Unwritten { get; } = [];

    /// <summary>The weights of all who are arranged.</summary>
    public long Weight { get; private set; }

    public static double Credit(TurnCell cell, double clock) => Math.Clamp(Math.Max(cell.State.Weight, 1) * (clock - cell.State.Value), -1, 1);

    /// <summary>When something was last given by load: the least is the longest ago.</summary>
    public Span<double> Last => _last;

    public bool IsArranged(int slot) => EmployeeMask.Has(_arranged, _pool!.Slots[slot]);

    public double StartOf(int slot) => _start[slot];

    /// <summary>Lays everything out anew from the cells, with those who take part.</summary>
    public void Restart()
    {
        Array.Clear(_taking);
        Array.Fill(_start, Out);
        Array.Fill(_due, Out);
        Array.Fill(_last, double.NegativeInfinity);
        Weight = 0;
        for (var slot = 0; slot < Cells.Length; slot++)
        {
            if (Cells[slot] is not { State.TakesPart: true } cell) continue;
            EmployeeMask.Set(_taking, _pool!.Slots[slot]);
            Place(slot, cell.State.Value);
            _last[slot] = cell.State.Value;
            Weight += _pool.WeightAt(slot);
        }

        _taking.CopyTo(_arranged, 0);
    }

    public void Arrange(ReadOnlySpan<ulong> candidates, double clock)
    {
        for (var i = 0; i < _arranged.Length; i++)
        {
            for (var changed = _arranged[i] ^ candidates[i]; changed != 0; changed &= changed - 1)
            {
                var index = EmployeeMask.IndexOf(i, changed);
                var slot = _pool!.SlotOf(index);
                if (EmployeeMask.Has(candidates, index)) Join(slot, clock);
                else Leave(slot);
            }

            _arranged[i] = candidates[i];
        }
    }

    public void Place(int slot, double start)
    {
        _start[slot] = start;
        _due[slot] = start + (1 / (double)_pool!.WeightAt(slot));
    }

    /// <summary>The slots of those who joined or left since everything was settled.</summary>
    public List<int> Unsettled()
    {
        var slots = new List<int>();
        for (var i = 0; i < _arranged.Length; i++)
        {
            for (var changed = _arranged[i] ^ _taking[i]; changed != 0; changed &= changed - 1) slots.Add(_pool!.SlotOf(EmployeeMask.IndexOf(i, changed)));
        }

        return slots;
    }

    public void Settled() => _arranged.CopyTo(_taking, 0);

    /// <summary>The slot whose turn it is; -1 when nobody is arranged.</summary>
    public int Next(double clock)
    {
        if (Weight == 0) return -1;
        var now = clock + (1 / (double)Weight);
        var first = SlotScan.Least(_start, now - Tolerance, _due);
        return first == Out ? LeastAhead(now) : SlotScan.First(_start, now - Tolerance, _due, first + Tolerance);
    }

    /// <summary>Where everybody is ahead, because those who were behind have left: whoever is the least.</summary>
    private int LeastAhead(double now)
    {
        var (best, most) = (-1, double.NegativeInfinity);
        for (var slot = 0; slot < _start.Length; slot++)
        {
            if (_start[slot] == Out) continue;
            var credit = _pool!.WeightAt(slot) * (now - _start[slot]);
            if (best >= 0 && credit <= most + Tolerance) continue;
            (best, most) = (slot, credit);
        }

        return best;
    }

    private void Join(int slot, double clock)
    {
        var weight = _pool!.WeightAt(slot);
        Weight += weight;
        Place(slot, Cells[slot] is not { } cell ? clock : cell.State.TakesPart ? cell.State.Value : clock - (Math.Clamp(cell.State.Value, -1, 1) / weight));
    }

    private void Leave(int slot)
    {
        Weight -= _pool!.WeightAt(slot);
        _start[slot] = _due[slot] = Out;
    }
}
