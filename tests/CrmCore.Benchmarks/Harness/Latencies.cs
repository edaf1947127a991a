namespace CrmCore.Benchmarks;

/// <summary>Waits of one round, kept in an array made beforehand; may be used by many callers at once.</summary>
internal sealed class Latencies(TimeProvider clock, int capacity)
{
    private readonly long[] _ticks = new long[capacity];
    private int _count;

    public long Start() => clock.GetTimestamp();

    public void Stop(long started) => Add(clock.GetElapsedTime(started));

    public void Add(TimeSpan wait)
    {
        var index = Interlocked.Increment(ref _count) - 1;
        if (index < _ticks.Length) _ticks[index] = wait.Ticks;
    }

    /// <summary>The wait below which the given part (0 to 1) of all waits lies; zero when there are none.</summary>
    public TimeSpan Percentile(double part)
    {
        var waits = _ticks.AsSpan(0, Math.Min(_count, _ticks.Length)).ToArray();
        if (waits.Length == 0) return TimeSpan.Zero;
        Array.Sort(waits);
        return TimeSpan.FromTicks(waits[Math.Min(waits.Length - 1, (int)(waits.Length * part))]);
    }
}
