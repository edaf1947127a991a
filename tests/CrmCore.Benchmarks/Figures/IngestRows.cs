namespace CrmCore.Benchmarks;

/// <summary>The rows that every contender of an ingest comparison prints: rate, CPU, WAL, written bytes, what a server counts, allocation, waits.</summary>
internal static class IngestRows
{
    public static IEnumerable<BenchmarkRow> Of(string name, Sample sample)
    {
        yield return new BenchmarkRow(name, sample.PerSecond, "events/s");
        yield return new BenchmarkRow("  CPU", sample.CpuMicrosecondsEach, "µs/event");
        if (sample.ServerCpuMicrosecondsEach is { } server) yield return new BenchmarkRow("  CPU of the server", server, "µs/event");
        if (sample.StatementsEach is { } statements) yield return new BenchmarkRow("  statements", statements, "/event");
        if (sample.TransactionsEach is { } transactions) yield return new BenchmarkRow("  writing transactions", transactions, "/event");
        if (sample.WalEach is { } wal) yield return new BenchmarkRow("  written to the WAL", wal, "B/event");
        if (sample.WrittenEach is { } written) yield return new BenchmarkRow("  written in all, checkpoints included", written, "B/event");
        yield return new BenchmarkRow("  allocated", sample.AllocatedEach, "B/event");
        if (sample.P50 is { } p50) yield return new BenchmarkRow("  wait p50", p50.TotalMilliseconds, "ms");
        if (sample.P99 is { } p99) yield return new BenchmarkRow("  wait p99", p99.TotalMilliseconds, "ms");
    }
}
