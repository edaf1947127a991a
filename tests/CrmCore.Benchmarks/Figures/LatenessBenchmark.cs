using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Benchmarks;

/// <summary>How late a due action runs while the engine is otherwise idle; never early.</summary>
internal sealed class LatenessBenchmark : Benchmark
{
    public override string Name => "lateness";

    public override string Title => "Lateness of due actions on SQLite, idle engine";

    public override Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation) =>
        LatenessRun.RunAsync(context, crm => crm.UseSqlite(Path.Combine(context.Folder, "lateness.db")), cancellation);
}
