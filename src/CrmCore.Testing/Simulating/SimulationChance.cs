namespace CrmCore.Testing;

/// <summary>Chance that is drawn from a seed: the same seed gives the same draws on every machine and every version of .NET. Not thread-safe.</summary>
public sealed class SimulationChance
{
    private ulong _state;

    internal SimulationChance(long seed, int part = 0) => _state = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL + ((ulong)(uint)part * 0xD1B54A32D192ED03UL) + 0x632BE59BD9B4E019UL);

    /// <summary>A whole number from 0 up to, and without, a bound.</summary>
    /// <param name="bound">The bound; 1 at least.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The bound is below 1.</exception>
    public int Next(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        return (int)(Draw() % (uint)bound);
    }

    /// <summary>A whole number between two bounds, the upper one left out.</summary>
    /// <param name="from">The lower bound.</param>
    /// <param name="bound">The upper bound; above the lower one.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The upper bound is not above the lower one.</exception>
    public int Next(int from, int bound) => from + Next(bound - from);

    /// <summary>Whether something happens that happens so many times in a hundred.</summary>
    /// <param name="percent">0 to 100.</param>
    /// <returns>Whether it happens.</returns>
    public bool Happens(int percent) => Next(100) < percent;

    /// <summary>One of several.</summary>
    /// <typeparam name="T">What they are.</typeparam>
    /// <param name="items">At least one.</param>
    /// <returns>One of them.</returns>
    public T Of<T>(IReadOnlyList<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items[Next(items.Count)];
    }

    // SplitMix64 (Steele, Lea, Flood, 2014).
    private uint Draw()
    {
        unchecked
        {
            var value = _state += 0x9E3779B97F4A7C15UL;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return (uint)((value ^ (value >> 31)) >> 32);
        }
    }
}
