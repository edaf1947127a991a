using System.Numerics;
using System.Runtime.InteropServices;

namespace CrmCore;

/// <summary>Searches through a queue's slots, many at a time.</summary>
internal static class SlotScan
{
    /// <summary>The least value of the slots whose key is at most the limit; infinity where there is none.</summary>
    public static double Least(ReadOnlySpan<double> keys, double limit, ReadOnlySpan<double> values)
    {
        var wideKeys = MemoryMarshal.Cast<double, Vector<double>>(keys);
        var wideValues = MemoryMarshal.Cast<double, Vector<double>>(values);
        var (wideLimit, none) = (new Vector<double>(limit), new Vector<double>(double.PositiveInfinity));
        var wide = none;
        for (var i = 0; i < wideKeys.Length; i++)
            wide = Vector.Min(wide, Vector.ConditionalSelect(Vector.LessThanOrEqual(wideKeys[i], wideLimit), wideValues[i], none));
        var least = double.PositiveInfinity;
        for (var i = 0; i < Vector<double>.Count; i++) least = Math.Min(least, wide[i]);
        for (var slot = wideKeys.Length * Vector<double>.Count; slot < keys.Length; slot++)
        {
            if (keys[slot] <= limit) least = Math.Min(least, values[slot]);
        }

        return least;
    }

    /// <summary>The first slot whose key and whose value are at most their limits; -1 where there is none.</summary>
    public static int First(ReadOnlySpan<double> keys, double limit, ReadOnlySpan<double> values, double most)
    {
        var wideKeys = MemoryMarshal.Cast<double, Vector<double>>(keys);
        var wideValues = MemoryMarshal.Cast<double, Vector<double>>(values);
        var (wideLimit, wideMost) = (new Vector<double>(limit), new Vector<double>(most));
        var from = 0;
        while (from < wideKeys.Length && (Vector.LessThanOrEqual(wideKeys[from], wideLimit) & Vector.LessThanOrEqual(wideValues[from], wideMost)) == Vector<long>.Zero) from++;
        for (var slot = from * Vector<double>.Count; slot < keys.Length; slot++)
        {
            if (keys[slot] <= limit && values[slot] <= most) return slot;
        }

        return -1;
    }
}
