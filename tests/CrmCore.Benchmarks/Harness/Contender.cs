namespace CrmCore.Benchmarks;

/// <summary>One side of a comparison: a ceiling or a candidate. It is run once a round.</summary>
/// <param name="Name">The name in the table: <c>R256</c>, <c>engine, 256 callers</c>.</param>
/// <param name="MeasureAsync">Runs one round and answers what it cost; what must be set up or tidied away is done outside the measured part.</param>
internal sealed record Contender(string Name, Func<CancellationToken, Task<Sample>> MeasureAsync)
{
    /// <summary>A contender that repeats a short operation; the number of repetitions is found so that a round takes about the given time.</summary>
    /// <param name="name">The name in the table.</param>
    /// <param name="clock">The clock that measures.</param>
    /// <param name="operation">Does the operation so many times and answers anything that depends on all of them.</param>
    /// <param name="roundTime">How long a round takes, about.</param>
    public static Contender Loop(string name, TimeProvider clock, Func<int, long> operation, TimeSpan roundTime)
    {
        var repetitions = 0;
        return new Contender(name, async cancellation =>
        {
            if (repetitions == 0) repetitions = Calibrate(clock, operation, roundTime, cancellation);
            return await Meter.MeasureAsync(clock, repetitions, () =>
            {
                Sink.Keep(operation(repetitions));
                return Task.CompletedTask;
            });
        });
    }

    private static int Calibrate(TimeProvider clock, Func<int, long> operation, TimeSpan roundTime, CancellationToken cancellation)
    {
        // Many short calls first, with pauses: the compiler's last tier comes in the background, and on a busy machine late.
        for (var n = 0; n < 1_000; n++)
        {
            Sink.Keep(operation(50));
            if (n % 100 == 99) Thread.Sleep(100);
        }

        var repetitions = 1_000;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var started = clock.GetTimestamp();
            Sink.Keep(operation(repetitions));
            var elapsed = clock.GetElapsedTime(started);
            if (elapsed >= roundTime / 4) return (int)Math.Clamp(repetitions * (roundTime / elapsed), 1, int.MaxValue / 2);
            repetitions *= 2;
        }
    }
}

/// <summary>Keeps results, so that the compiler may not drop the work behind them.</summary>
file static class Sink
{
    private static long _kept;

    public static void Keep(long value) => Volatile.Write(ref _kept, value);
}
