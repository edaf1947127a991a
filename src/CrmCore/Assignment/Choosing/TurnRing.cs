namespace CrmCore;

/// <summary>
/// The turns of one ring. Requests go round by virtual time: each request moves the ring's clock on by one over the weights of all who take part, and is
/// one over the weight of whoever gets it. Of those who have been served less than their share by now, whoever's share of one more is due first is next
/// (eligible earliest deadline first), which is never more than one off the exact share. The clock is the ring's own: were it read off those who are there,
/// as their mean, everybody who leaves after being served would take from the others what they are owed.
/// </summary>
internal sealed class TurnRing
{
    // The clock is set back by this, and everybody's turn with it: numbers stay small and exact.
    private const double ClockRound = 64;

    // What nobody comes to by taking turns, only by a weight that was changed.
    private const double Unlikely = 2;

    private readonly int _account;
    private readonly string _name;
    private readonly Dictionary<string, TurnCell> _cells = new(StringComparer.Ordinal);
    private readonly List<(TurnCell Cell, TurnState Before)> _log = [];
    private double _clock;
    private double? _clockBefore;
    private bool _bindAgain;
    private QueuePool? _pool;
    private TurnSlots _slots = TurnSlots.None;

    public TurnRing(int account, string name, IEnumerable<Turn> turns)
    {
        _account = account;
        _name = name;
        foreach (var turn in turns)
        {
            _cells[turn.Employee] = new TurnCell(turn.Employee)
            {
                State = new() { Value = turn.Value, Clock = turn.Clock, Given = turn.Given, Version = turn.Version, TakesPart = turn.TakesPart },
            };
            if (turn.TakesPart) _clock = Math.Max(_clock, turn.Clock);
        }
    }

    /// <summary>Whose turn it is among these; the slot in the pool, -1 when there is nobody.</summary>
    public int Next(QueuePool pool, ReadOnlySpan<ulong> candidates)
    {
        Bind(pool);
        _slots.Arrange(candidates, _clock);
        return _slots.Next(_clock);
    }

    /// <summary>Whose turn it is by load; the slot in the pool, -1 when there is nobody.</summary>
    public int LeastLoaded(QueuePool pool, ReadOnlySpan<ulong> candidates, LoadSlots loads)
    {
        Bind(pool);
        return loads.Least(candidates, _slots.Last);
    }

    /// <summary>The turn is spent. Gives all that changed since the last one.</summary>
    public List<Turn> Take(QueuePool pool, ReadOnlySpan<ulong> candidates, int slot)
    {
        Bind(pool);
        _slots.Arrange(candidates, _clock);
        _clockBefore ??= _clock;
        var clock = _clock + (1 / (double)_slots.Weight);
        var changed = Settle(clock);
        var chosen = _slots.Cells[slot]!;
        Change(chosen, changed);
        chosen.State.Value += 1 / (double)chosen.State.Weight;
        chosen.State.Clock = clock;
        chosen.State.Given++;
        _slots.Place(slot, chosen.State.Value);
        _clock = clock;
        if (_clock >= ClockRound) SetBack(changed);
        return Written(changed);
    }

    /// <summary>Somebody was given something without regard to the turn: it is counted, and noted as the last.</summary>
    public List<Turn> Count(QueuePool pool, int slot, bool asLast)
    {
        Bind(pool);
        var cell = Cell(slot);
        var changed = new List<TurnCell>();
        Change(cell, changed);
        cell.State.Given++;
        if (asLast)
        {
            _clockBefore ??= _clock;
            _clock = Math.Floor(_clock) + 1;
            cell.State.Value = cell.State.Clock = _clock;
            cell.State.TakesPart = true;
            cell.State.Weight = pool.WeightAt(slot);
            _slots.Last[slot] = _clock;
        }

        return Written(changed);
    }

    public void Undo()
    {
        for (var i = _log.Count - 1; i >= 0; i--) _log[i].Cell.State = _log[i].Before;
        _clock = _clockBefore ?? _clock;
        if (_bindAgain) _pool = null;
        Keep();
        _slots.Restart();
    }

    public void Keep()
    {
        _log.Clear();
        _clockBefore = null;
        _bindAgain = false;
    }

    /// <summary>Writes down who joined and who left since the last choice.</summary>
    private List<TurnCell> Settle(double clock)
    {
        var changed = new List<TurnCell>();
        _bindAgain |= _slots.Unwritten.Count + _slots.Gone.Count > 0;
        foreach (var cell in _slots.Unwritten)
        {
            Change(cell, changed);
            cell.State.Unwritten = false;
        }

        foreach (var cell in _slots.Gone) Leave(cell, changed);
        _slots.Unwritten.Clear();
        _slots.Gone.Clear();
        foreach (var slot in _slots.Unsettled())
        {
            var cell = Cell(slot);
            if (_slots.IsArranged(slot))
            {
                Change(cell, changed);
                cell.State.Value = _slots.StartOf(slot);
                cell.State.Clock = clock;
                cell.State.TakesPart = true;
                cell.State.Weight = _pool!.WeightAt(slot);
            }
            else
            {
                Leave(cell, changed);
            }
        }

        _slots.Settled();
        return changed;
    }

    private void Leave(TurnCell cell, List<TurnCell> changed)
    {
        Change(cell, changed);
        cell.State.Value = TurnSlots.Credit(cell, _clock);
        cell.State.Clock = 0;
        cell.State.TakesPart = false;
    }

    private void Change(TurnCell cell, List<TurnCell> changed)
    {
        if (cell.State.Changed) return;
        _log.Add((cell, cell.State));
        cell.State.Changed = true;
        changed.Add(cell);
    }

    private TurnCell Cell(int slot)
    {
        if (_slots.Cells[slot] is { } known) return known;
        var id = _pool!.Staff[_pool.Order[slot]].Id;
        return _slots.Cells[slot] = _cells[id] = new TurnCell(id);
    }

    private void SetBack(List<TurnCell> changed)
    {
        var by = Math.Floor(_clock / ClockRound) * ClockRound;
        _clock -= by;
        foreach (var cell in _cells.Values.Where(c => c.State.TakesPart))
        {
            Change(cell, changed);
            cell.State.Value -= by;
            cell.State.Clock = _clock;
        }

        _slots.Restart();
    }

    private List<Turn> Written(List<TurnCell> changed)
    {
        var turns = new List<Turn>(changed.Count);
        foreach (var cell in changed)
        {
            ref var state = ref cell.State;
            state.Version++;
            state.Changed = false;
            turns.Add(new()
            {
                Account = _account,
                Ring = _name,
                Employee = cell.Employee,
                Version = state.Version,
                Value = state.Value,
                Clock = state.Clock,
                TakesPart = state.TakesPart,
                Given = state.Given,
            });
        }

        return turns;
    }

    private void Bind(QueuePool pool)
    {
        if (ReferenceEquals(_pool, pool)) return;
        _bindAgain |= _log.Count > 0;
        _pool = pool;
        _slots = new TurnSlots(pool);
        var inTurn = pool.Strategy is AssignmentStrategy.RoundRobin or AssignmentStrategy.Weighted;
        foreach (var cell in _cells.Values)
        {
            var index = pool.Staff.IndexOf(cell.Employee);
            var slot = index < 0 ? -1 : pool.SlotOf(index);
            if (slot >= 0) _slots.Cells[slot] = cell;
            if (!inTurn || !cell.State.TakesPart) continue;
            if (slot < 0) _slots.Gone.Add(cell);
            else Reweigh(cell, pool.WeightAt(slot));
            if (cell.State.Unwritten) _slots.Unwritten.Add(cell);
        }

        _slots.Restart();
    }

    /// <summary>Under a new weight somebody is owed, or is ahead, as many requests as before; what only another weight or strategy can have led to is no claim.</summary>
    private void Reweigh(TurnCell cell, int weight)
    {
        ref var state = ref cell.State;
        var before = state.Weight == 0 ? weight : state.Weight;
        var credit = before * (_clock - state.Value);
        if (before != weight || Math.Abs(credit) > Unlikely)
        {
            state.Value = _clock - (Math.Clamp(credit, -1, 1) / weight);
            state.Unwritten = true;
        }

        state.Weight = weight;
    }
}
