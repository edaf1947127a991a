using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Benchmarks;

/// <summary>How late a due action runs on PostgreSQL while the engine is otherwise idle; never early.</summary>
internal sealed class ServerLatenessBenchmark : Benchmark
{
    public override string Name => "pg-lateness";

    public override string Title => "Lateness of due actions on PostgreSQL, idle engine";

    public override async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        if (await context.ServerAsync(cancellation) is not { } server) return [];
        var connection = await server.CreateDatabaseAsync("lateness", cancellation);
        return await LatenessRun.RunAsync(context, crm => crm.UsePostgreSql(connection), cancellation);
    }
}
