namespace CrmCore;

/// <summary>What the candidates of a queue have open for their weight, laid out by slot.</summary>
/// <param name="pool">The queue.</param>
/// <param name="open">How much everybody has open, by index in the staff; changed from outside, see <see cref="Written"/>.</param>
internal sealed class LoadSlots(QueuePool pool, int[] open)
{
    private const double Out = double.PositiveInfinity;

    private readonly ulong[] _arranged = new ulong[EmployeeMask.WordsFor(pool.Staff.Count)];
    private readonly double[] _loads = [.. Enumerable.Repeat(Out, pool.Order.Count)];

    /// <summary>The slot of the least loaded; among equals, of whoever was given something longest ago; -1 where there is no candidate.</summary>
    public int Least(ReadOnlySpan<ulong> candidates, ReadOnlySpan<double> last)
    {
        Arrange(candidates);
        var least = SlotScan.Least(_loads, double.MaxValue, _loads);
        return least == Out ? -1 : SlotScan.First(_loads, least, last, SlotScan.Least(_loads, least, last));
    }

    public void Written(int index)
    {
        if (EmployeeMask.Has(_arranged, index)) Place(index);
    }

    private void Arrange(ReadOnlySpan<ulong> candidates)
    {
        for (var i = 0; i < _arranged.Length; i++)
        {
            for (var changed = _arranged[i] ^ candidates[i]; changed != 0; changed &= changed - 1)
            {
                var index = EmployeeMask.IndexOf(i, changed);
                if (EmployeeMask.Has(candidates, index)) Place(index);
                else _loads[pool.SlotOf(index)] = Out;
            }

            _arranged[i] = candidates[i];
        }
    }

    // Equal fractions are equal numbers: a division is rounded the same way whatever it is of.
    private void Place(int index)
    {
        var slot = pool.SlotOf(index);
        _loads[slot] = open[index] / (double)pool.WeightAt(slot);
    }
}
