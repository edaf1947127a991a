namespace CrmCore.Benchmarks;

/// <summary>Durable ingest on PostgreSQL: hand-written batches and a loop of single statements.</summary>
internal sealed class ServerIngestBenchmark : Benchmark
{
    public const string Batches = "P256";
    public const string Loop = "P1";

    public override string Name => "pg-ingest";

    public override string Title => "Durable ingest on PostgreSQL (fsync on, one work unit an event)";

    public override async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        if (await context.ServerAsync(cancellation) is not { } server) return [];
        await using var ceiling = await ServerCeiling.FillAsync(context, server, "ceiling", context.Small, cancellation);
        var samples = await Race.RunAsync(
            context,
            [
                ceiling.Batches(Batches, context.Size(512 * 80, 512 * 8)),
                ceiling.Loop(Loop, context.Size(2_048, 256)),
            ],
            cancellation);
        ceiling.Check();
        return
        [
            .. IngestRows.Of($"{Batches}: ceiling, {context.Small:N0} deals, 256 a transaction, two writers", samples[Batches]),
            .. IngestRows.Of($"{Loop}: ceiling, {context.Small:N0} deals, statement by statement", samples[Loop]),
        ];
    }
}
