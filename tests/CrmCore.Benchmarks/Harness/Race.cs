namespace CrmCore.Benchmarks;

/// <summary>Runs contenders in turn (A B A B …), so that a noisy minute hits all of them, and answers medians.</summary>
internal static class Race
{
    /// <summary>Runs one round that is thrown away and then the measured ones; answers the median sample of each contender, by its name.</summary>
    public static async Task<IReadOnlyDictionary<string, Sample>> RunAsync(
        BenchmarkContext context, IReadOnlyList<Contender> contenders, CancellationToken cancellation)
    {
        var samples = contenders.ToDictionary(contender => contender.Name, _ => new List<Sample>(), StringComparer.Ordinal);
        for (var round = 0; round <= context.Rounds; round++)
        {
            foreach (var contender in contenders)
            {
                cancellation.ThrowIfCancellationRequested();
                var sample = await contender.MeasureAsync(cancellation);
                if (round == 0) continue;
                samples[contender.Name].Add(sample);
                context.Progress.WriteLine($"  round {round}  {contender.Name,-32} {sample.PerSecond,16:N0}/s  {sample.CpuMicrosecondsEach,10:N3} µs CPU each");
            }
        }

        return samples.ToDictionary(pair => pair.Key, pair => Median(pair.Value), StringComparer.Ordinal);
    }

    /// <summary>The median of each property for itself.</summary>
    private static Sample Median(List<Sample> samples)
    {
        var operations = samples[0].Operations;
        return new Sample(operations)
        {
            // The rounds may differ in length: rates are compared, not times.
            Elapsed = TimeSpan.FromSeconds(operations / Middle(samples, sample => sample.PerSecond)!.Value),
            Cpu = TimeSpan.FromMicroseconds(operations * Middle(samples, sample => sample.CpuMicrosecondsEach)!.Value),
            Allocated = (long)(operations * Middle(samples, sample => sample.AllocatedEach)!.Value),
            Written = (long?)(operations * Middle(samples, sample => sample.WrittenEach)),
            Wal = (long?)(operations * Middle(samples, sample => sample.WalEach)),
            ServerCpu = Middle(samples, sample => sample.ServerCpuMicrosecondsEach) is { } cpu ? TimeSpan.FromMicroseconds(operations * cpu) : null,
            Statements = (long?)(operations * Middle(samples, sample => sample.StatementsEach)),
            Transactions = (long?)(operations * Middle(samples, sample => sample.TransactionsEach)),
            P50 = Middle(samples, sample => sample.P50?.TotalSeconds) is { } p50 ? TimeSpan.FromSeconds(p50) : null,
            P99 = Middle(samples, sample => sample.P99?.TotalSeconds) is { } p99 ? TimeSpan.FromSeconds(p99) : null,
        };
    }

    private static double? Middle(List<Sample> samples, Func<Sample, double?> property)
    {
        var values = samples.Select(property).OfType<double>().Order().ToArray();
        if (values.Length == 0) return null;
        return values.Length % 2 == 1 ? values[values.Length / 2] : (values[(values.Length / 2) - 1] + values[values.Length / 2]) / 2;
    }
}
