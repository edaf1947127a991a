using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Benchmarks;

/// <summary>Durable ingest on SQLite: the frozen ceiling with 256 events and with one event a transaction.</summary>
internal sealed class IngestBenchmark : Benchmark
{
    public const string R256 = "R256";
    public const string R1 = "R1";
    public const string R256Small = "R256, small file";

    public override string Name => "ingest";

    public override string Title => "Durable ingest on SQLite (synchronous=FULL, one work unit an event)";

    private const string Callers256 = "engine, 256 callers";
    private const string Callers16 = "engine, 16 callers";
    private const string Caller1 = "engine, one caller";
    private const string Callers256Small = "engine, 256 callers, small file";

    public override async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        using var large = new CeilingWriter(context.CeilingFile(context.Large), context.Clock);
        using var small = new CeilingWriter(context.CeilingFile(context.Small), context.Clock);
        using var largeFile = await EngineFile.FillAsync(context.Folder, context.Large, context.Clock);
        using var smallFile = await EngineFile.FillAsync(context.Folder, context.Small, context.Clock);
        await using var largeServices = largeFile.Services(_ => { });
        await using var smallServices = smallFile.Services(_ => { });
        var engine = largeServices.GetRequiredService<CrmEngine>();
        var smallEngine = smallServices.GetRequiredService<CrmEngine>();
        await engine.StartAsync(cancellation);
        await smallEngine.StartAsync(cancellation);
        var samples = await Race.RunAsync(
            context,
            [
                Ceiling(context, R256, large, context.Size(256 * 160, 256 * 8), perTransaction: 256),
                Ceiling(context, R1, large, context.Size(8_192, 512), perTransaction: 1),
                Ceiling(context, R256Small, small, context.Size(256 * 160, 256 * 8), perTransaction: 256),
                EngineIngest.Callers(context, Callers256, engine, context.Large, 256, context.Size(256 * 160, 256 * 8)),
                EngineIngest.Callers(context, Callers16, engine, context.Large, 16, context.Size(16_384, 1_024)),
                EngineIngest.Callers(context, Caller1, engine, context.Large, 1, context.Size(8_192, 512)),
                EngineIngest.Callers(context, Callers256Small, smallEngine, context.Small, 256, context.Size(256 * 160, 256 * 8)),
            ],
            cancellation);
        large.Check();
        small.Check();
        return Rows(context, samples);
    }

    private static BenchmarkRow[] Rows(BenchmarkContext context, IReadOnlyDictionary<string, Sample> samples) =>
    [
            .. IngestRows.Of($"{R256}: ceiling, {context.Large:N0} deals, 256 a transaction", samples[R256]),
            .. IngestRows.Of($"{R1}: ceiling, {context.Large:N0} deals, one a transaction", samples[R1]),
            .. IngestRows.Of($"ceiling, {context.Small:N0} deals, 256 a transaction", samples[R256Small]),
            new BenchmarkRow("ceiling, large file against small file", samples[R256].PerSecond, "events/s")
            {
                Ratio = new Ratio(samples[R256].PerSecond / samples[R256Small].PerSecond, R256Small),
            },
            .. Engine(Callers256, samples[Callers256], samples[R256], R256, 0.6),
            .. Engine(Callers16, samples[Callers16], samples[R256], R256, 0.35),
            .. Engine(Caller1, samples[Caller1], samples[R1], R1, 0.6),
            .. Engine(Callers256Small, samples[Callers256Small], samples[R256Small], R256Small, 0.6),
            new BenchmarkRow("engine, large file against small file", samples[Callers256].PerSecond, "events/s")
            {
                Ratio = new Ratio(samples[Callers256].PerSecond / samples[Callers256Small].PerSecond, Callers256Small),
                Gate = Gate.RatioAtLeast(0.75),
            },
            new BenchmarkRow("engine, 256 callers: p99 against p50", samples[Callers256].P99!.Value.TotalMilliseconds, "ms")
            {
                Ratio = new Ratio(samples[Callers256].P99!.Value / samples[Callers256].P50!.Value, "p50"),
                Gate = Gate.RatioAtMost(4),
            },
            new BenchmarkRow("engine, 256 callers: allocated", samples[Callers256].AllocatedEach, "B/event") { Gate = Gate.AtMost(2048) },
    ];

    private static BenchmarkRow[] Engine(string name, Sample sample, Sample ceiling, string of, double least)
    {
        var rows = IngestRows.Of(name, sample).ToArray();
        rows[0] = rows[0] with { Ratio = new Ratio(sample.PerSecond / ceiling.PerSecond, of), Gate = Gate.RatioAtLeast(least) };
        return rows;
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
