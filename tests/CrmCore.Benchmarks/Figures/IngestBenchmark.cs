namespace CrmCore.Benchmarks;

/// <summary>Durable ingest on SQLite: the frozen ceiling with 256 events and with one event a transaction.</summary>
internal sealed class IngestBenchmark : Benchmark
{
    public const string R256 = "R256";
    public const string R1 = "R1";
    public const string R256Small = "R256, small file";

    public override string Name => "ingest";

    public override string Title => "Durable ingest on SQLite (synchronous=FULL, one work unit an event)";

    public override async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        using var large = new CeilingWriter(context.CeilingFile(context.Large), context.Clock);
        using var small = new CeilingWriter(context.CeilingFile(context.Small), context.Clock);
        var samples = await Race.RunAsync(
            context,
            [
                Ceiling(context, R256, large, context.Size(256 * 160, 256 * 8), perTransaction: 256),
                Ceiling(context, R1, large, context.Size(8_192, 512), perTransaction: 1),
                Ceiling(context, R256Small, small, context.Size(256 * 160, 256 * 8), perTransaction: 256),
            ],
            cancellation);
        large.Check();
        small.Check();
        return
        [
            .. IngestRows.Of($"{R256}: ceiling, {context.Large:N0} deals, 256 a transaction", samples[R256]),
            .. IngestRows.Of($"{R1}: ceiling, {context.Large:N0} deals, one a transaction", samples[R1]),
            .. IngestRows.Of($"ceiling, {context.Small:N0} deals, 256 a transaction", samples[R256Small]),
            new BenchmarkRow("ceiling, large file against small file", samples[R256].PerSecond, "events/s")
            {
                Ratio = new Ratio(samples[R256].PerSecond / samples[R256Small].PerSecond, R256Small),
            },
        ];
    }

    private static Contender Ceiling(BenchmarkContext context, string name, CeilingWriter writer, int events, int perTransaction) => new(name, async _ =>
    {
        var latencies = new Latencies(context.Clock, events / perTransaction);
        var pages = writer.PagesWritten;
        var sample = await Meter.MeasureAsync(context.Clock, events, () =>
        {
            writer.Ingest(events, perTransaction, latencies);
            return Task.CompletedTask;
        });
        sample = sample with
        {
            Wal = (writer.PagesWritten - pages) * CeilingWriter.FrameBytes,
            P50 = latencies.Percentile(0.50),
            P99 = latencies.Percentile(0.99),
        };
        writer.Settle();
        return sample;
    });
}
