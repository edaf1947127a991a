namespace CrmCore.Benchmarks;

/// <summary>What an event costs the server when 64 come together, and what a claimed action does: counts, which repeat on every machine.</summary>
internal sealed class ServerCountsBenchmark : Benchmark
{
    private const int PerBatch = 64;

    public override string Name => "pg-counts";

    public override string Title => "Statements, transactions and WAL on PostgreSQL (batches of 64 events; claims of 500 actions)";

    public override async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        if (await context.ServerAsync(cancellation) is not { } server) return [];
        await using var database = await ServerEngines.FillAsync(context, server, "counts", 5_000, entriesEach: 1, cancellation);
        var engine = await database.StartAsync(_ => { }, cancellation);
        var batches = context.Size(100, 20);

        // First changes of a page after a checkpoint write the whole page: every page is touched before counting begins.
        await IngestAsync(engine, database.Contacts, 200, cancellation);
        var before = await database.Meter.ReadAsync(cancellation);
        await IngestAsync(engine, database.Contacts, batches, cancellation);
        var events = (await database.Meter.ReadAsync(cancellation)).Since(before);
        await database.StopAsync();
        double count = batches * PerBatch;
        var node = await database.OpenStoreAsync(cancellation);
        var actions = context.Size(5_000, 2_000);
        var claims = await new ServerStoreClaims(context, database, [node]).Loop("claims", actions).MeasureAsync(cancellation);
        return
        [
            new BenchmarkRow("an event: statements", events.Statements / count, "") { Gate = Gate.AtMost(0.25) },
            new BenchmarkRow("  writing transactions", events.Transactions / count, "") { Gate = Gate.AtMost(1.0 / PerBatch) },
            new BenchmarkRow("  WAL beyond the stored body", (events.Wal / count) - EngineData.Body(0).Length, "B") { Gate = Gate.AtMost(1_200) },
            new BenchmarkRow("  whole pages in the WAL", events.FullPages / count, ""),
            new BenchmarkRow("a claimed and removed action: statements", claims.StatementsEach!.Value, "") { Gate = Gate.AtMost(0.05) },
            new BenchmarkRow("  WAL", claims.WalEach!.Value, "B"),
        ];
    }

    private static async Task IngestAsync(CrmEngine engine, int contacts, int batches, CancellationToken cancellation)
    {
        var crm = engine.ForAccount("bench");
        var random = new Random(batches);
        for (var batch = 0; batch < batches; batch++)
        {
            var events = Enumerable.Range(0, PerBatch).Select(_ => new RawEvent(EventKinds.IncomingCall, EngineData.Body(random.NextInt64(contacts)))
            {
                Source = "pbx", Key = Guid.NewGuid().ToString("N"),
            });
            await crm.Events.IngestAsync([.. events], cancellation);
        }
    }
}
