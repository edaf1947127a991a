using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Benchmarks;

/// <summary>The start of an empty engine on SQLite: services, file, tables, seeds.</summary>
internal sealed class StartBenchmark : Benchmark
{
    public override string Name => "start";

    public override string Title => "Start of an empty engine on SQLite";

    public override async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        var starts = context.Size(20, 3);
        var latencies = new Latencies(context.Clock, starts);
        TimeSpan? first = null;
        for (var n = 0; n < starts; n++)
        {
            var path = Path.Combine(context.Folder, $"start-{n}.db");
            var begun = latencies.Start();
            var services = new ServiceCollection();
            services.AddCrmCore(crm => crm.UseSqlite(path).AddPipeline(EngineData.Sales));
            await using var host = services.BuildServiceProvider();
            await host.GetRequiredService<CrmEngine>().StartAsync(cancellation);
            first ??= context.Clock.GetElapsedTime(begun);
            latencies.Stop(begun);
        }

        return
        [
            new BenchmarkRow("first start in the process, JIT included", first!.Value.TotalMilliseconds, "ms") { Gate = Gate.AtMost(300).AsTarget() },
            new BenchmarkRow("start, median", latencies.Percentile(0.5).TotalMilliseconds, "ms") { Gate = Gate.AtMost(300).AsTarget() },
        ];
    }
}
