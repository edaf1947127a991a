using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Benchmarks;

/// <summary>Finding 500 due actions among all waiting ones: the raw select by the due index.</summary>
internal sealed class ClaimBenchmark : Benchmark
{
    private const int Due = 500;
    private const string Raw = "raw select";
    private const string Store = "engine's claim";

    public override string Name => "claim";

    public override string Title => "Claim of 500 due actions";

    public override async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        using var reader = new CeilingDueReader(context.CeilingFile(context.Large));
        using var file = await EngineFile.FillAsync(context.Folder, context.Large, context.Clock);
        await using var services = file.Services(_ => { });
        var store = services.GetRequiredService<ICrmStore>();
        await store.OpenAsync(RecordCatalog.Schema, cancellation);
        var samples = await Race.RunAsync(context, [Ceiling(context, reader), Engine(context, store)], cancellation);
        return
        [
            new BenchmarkRow($"{Raw}, {context.Large:N0} actions waiting", samples[Raw].P50!.Value.TotalMilliseconds, "ms") { Gate = Gate.AtMost(5).AsTarget() },
            new BenchmarkRow("  p99 of a round", samples[Raw].P99!.Value.TotalMilliseconds, "ms"),
            new BenchmarkRow("  CPU", samples[Raw].CpuMicrosecondsEach / Due, "µs/action"),
            new BenchmarkRow("  allocated", samples[Raw].AllocatedEach / Due, "B/action"),
            new BenchmarkRow($"{Store}, {context.Large:N0} actions waiting", samples[Store].P50!.Value.TotalMilliseconds, "ms")
            {
                Ratio = new Ratio(samples[Store].P50!.Value / samples[Raw].P50!.Value, Raw), Gate = Gate.AtMost(5).AsTarget(),
            },
            new BenchmarkRow("  allocated", samples[Store].AllocatedEach / Due, "B/action"),
        ];
    }

    private static Contender Engine(BenchmarkContext context, ICrmStore store) => new(Store, async ct =>
    {
        var claims = context.Size(40, 4);
        var latencies = new Latencies(context.Clock, claims);
        var request = new ClaimRequest(Instant.FromDateTimeOffset(context.Clock.GetUtcNow()) + Duration.FromDays(30), Due);
        return await Meter.MeasureAsync(context.Clock, claims, async () =>
        {
            for (var n = 0; n < claims; n++)
            {
                var started = latencies.Start();
                var claimed = await store.ClaimAsync(request, ct);
                latencies.Stop(started);
                store.Release(claimed.Actions);
            }
        }) with { P50 = latencies.Percentile(0.50), P99 = latencies.Percentile(0.99) };
    });

    /// <summary>A round is a number of claims with new actions each: what was claimed is completed in between, outside the measured time.</summary>
    private static Contender Ceiling(BenchmarkContext context, CeilingDueReader reader) => new(Raw, async _ =>
    {
        var claims = context.Size(40, 4);
        var latencies = new Latencies(context.Clock, claims);
        var sample = new Sample(claims) { Elapsed = default, Cpu = default, Allocated = 0 };
        for (var n = 0; n < claims; n++)
        {
            var one = await Meter.MeasureAsync(context.Clock, 1, () =>
            {
                reader.Select(Due);
                return Task.CompletedTask;
            });
            latencies.Add(one.Elapsed);
            sample = sample with { Elapsed = sample.Elapsed + one.Elapsed, Cpu = sample.Cpu + one.Cpu, Allocated = sample.Allocated + one.Allocated };
            reader.Complete(Due);
        }

        return sample with { P50 = latencies.Percentile(0.50), P99 = latencies.Percentile(0.99) };
    });
}
