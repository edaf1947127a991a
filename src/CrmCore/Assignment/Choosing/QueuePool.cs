namespace CrmCore;

/// <summary>The members of a queue, compiled for choices. Immutable.</summary>
internal sealed class QueuePool
{
    private const int NoSlot = -1;

    private readonly (string Id, int Index, int Weight)[] _members;
    private readonly int[] _order;
    private readonly int[] _slotOf;
    private readonly int[] _weights;

    /// <summary>
    /// Compiles the members in their order; one who is named twice counts the first time. Whoever is unknown, dismissed or of a weight that is not
    /// above zero is never given anything and is only spoken of in <see cref="Members"/>.
    /// </summary>
    public QueuePool(Staff staff, IReadOnlyList<string> members, IReadOnlyDictionary<string, int> weights, AssignmentStrategy strategy)
    {
        Staff = staff;
        Strategy = strategy;
        _members = [.. members.Distinct(StringComparer.Ordinal).Select(id => (id, staff.IndexOf(id), weights.GetValueOrDefault(id, 1)))];
        var taking = _members.Where(m => m.Index >= 0 && staff[m.Index].Active && m.Weight > 0).ToList();
        _order = [.. taking.Select(m => m.Index)];
        _weights = [.. taking.Select(m => strategy == AssignmentStrategy.RoundRobin ? 1 : m.Weight)];
        _slotOf = new int[staff.Count];
        Array.Fill(_slotOf, NoSlot);
        for (var slot = 0; slot < _order.Length; slot++) _slotOf[_order[slot]] = slot;
        Mask = EmployeeMask.Of(_order, staff.Count);
    }

    public Staff Staff { get; }

    public AssignmentStrategy Strategy { get; }

    /// <summary>Who can be given something.</summary>
    public EmployeeMask Mask { get; }

    /// <summary>The indexes of those in <see cref="Mask"/>, in the order of the queue. The place in it is the slot.</summary>
    public IReadOnlyList<int> Order => _order;

    /// <summary>Everybody named, with the index in the staff (-1 for unknown) and the weight that was said.</summary>
    public IReadOnlyList<(string Id, int Index, int Weight)> Members => _members;

    public ReadOnlySpan<int> Slots => _order;

    /// <summary>The slot of an employee of <see cref="Mask"/>; -1 of another.</summary>
    public int SlotOf(int index) => _slotOf[index];

    public int WeightAt(int slot) => _weights[slot];
}
