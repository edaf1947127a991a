namespace CrmCore.Benchmarks;

/// <summary>The rows that every contender of a comparison of claims prints: rate, CPU, WAL, what the server counts, waits.</summary>
internal static class ClaimRows
{
    public static IEnumerable<BenchmarkRow> Of(string name, Sample sample)
    {
        yield return new BenchmarkRow(name, sample.PerSecond, "actions/s");
        yield return new BenchmarkRow("  CPU", sample.CpuMicrosecondsEach, "µs/action");
        if (sample.ServerCpuMicrosecondsEach is { } server) yield return new BenchmarkRow("  CPU of the server", server, "µs/action");
        if (sample.StatementsEach is { } statements) yield return new BenchmarkRow("  statements", statements, "/action");
        if (sample.WalEach is { } wal) yield return new BenchmarkRow("  written to the WAL", wal, "B/action");
        yield return new BenchmarkRow("  allocated", sample.AllocatedEach, "B/action");
        if (sample.P50 is { } p50) yield return new BenchmarkRow("  claim and completion p50", p50.TotalMilliseconds, "ms");
        if (sample.P99 is { } p99) yield return new BenchmarkRow("  claim and completion p99", p99.TotalMilliseconds, "ms");
    }
}
