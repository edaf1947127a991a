namespace CrmCore.Benchmarks;

/// <summary>What an event costs the server when 64 come together, and what a claimed action does: counts, which repeat on every machine.</summary>
internal sealed class ServerCountsBenchmark : Benchmark
{
    private const int PerBatch = 64;
    private const int Contacts = 5_000;

    public override string Name => "pg-counts";

    public override string Title => "Statements, transactions and WAL on PostgreSQL (batches of 64 events; claims of 500 actions)";

    public override async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        if (await context.ServerAsync(cancellation) is not { } server) return [];
        var batches = context.Size(100, 20);
        var bare = await CeilingAsync(context, server, batches, cancellation);
        await using var database = await ServerEngines.FillAsync(context, server, "counts", Contacts, entriesEach: 1, cancellation);
        var engine = await database.StartAsync(_ => { }, cancellation);

        // First changes of a page after a checkpoint write the whole page: every page is touched before counting begins.
        await IngestAsync(engine, batches: 200, _ => true, cancellation);
        var moving = await CountAsync(database, () => IngestAsync(engine, batches, _ => true, cancellation), cancellation);
        var still = await CountAsync(database, () => IngestAsync(engine, batches, n => !EngineData.IsMovedByCalls(n), cancellation), cancellation);
        await database.StopAsync();
        var node = await database.OpenStoreAsync(cancellation);
        var claims = await new ServerStoreClaims(context, database, [node]).Loop("claims", context.Size(5_000, 2_000)).MeasureAsync(cancellation);
        double events = batches * PerBatch;
        var ceiling = Rows("ceiling, an event", bare, events, CeilingData.PayloadLength);
        return
        [
            .. ceiling,
            .. Held(Rows("engine, an event", moving, events, EngineData.Body(0).Length), ceiling),
            .. Small(Rows("engine, an event that moves nothing", still, events, EngineData.Body(0).Length)),
            new BenchmarkRow("a claimed and removed action: statements", claims.StatementsEach!.Value, "") { Gate = Gate.AtMost(0.05) },
            new BenchmarkRow("  WAL", claims.WalEach!.Value, "B"),
        ];
    }

    private static async Task<ServerCounters> CeilingAsync(BenchmarkContext context, ServerProcess server, int batches, CancellationToken cancellation)
    {
        await using var ceiling = await ServerCeiling.FillAsync(context, server, "ceiling64", Contacts, cancellation);
        return await ceiling.CountAsync(batches, PerBatch, cancellation);
    }

    private static async Task<ServerCounters> CountAsync(ServerEngines database, Func<Task> work, CancellationToken cancellation)
    {
        var before = await database.Meter.ReadAsync(cancellation);
        await work();
        return (await database.Meter.ReadAsync(cancellation)).Since(before);
    }

    private static BenchmarkRow[] Rows(string name, ServerCounters counted, double events, int body) =>
    [
        new BenchmarkRow($"{name}: statements", counted.Statements / events, ""),
        new BenchmarkRow("  writing transactions", counted.Transactions / events, ""),
        new BenchmarkRow("  WAL beyond the stored body", (counted.Wal / events) - body, "B"),
        new BenchmarkRow("  whole pages in the WAL", counted.FullPages / events, ""),
    ];

    private static BenchmarkRow[] Small(BenchmarkRow[] rows)
    {
        rows[2] = rows[2] with { Gate = Gate.AtMost(1_200) };
        return rows;
    }

    private static BenchmarkRow[] Held(BenchmarkRow[] rows, BenchmarkRow[] ceiling)
    {
        rows[0] = rows[0] with { Gate = Gate.AtMost(0.25) };

        // A node shows a sign of life every few seconds, whatever it does.
        rows[1] = rows[1] with { Gate = Gate.AtMost(1.05 / PerBatch) };
        rows[2] = rows[2] with { Ratio = new Ratio(rows[2].Value / ceiling[2].Value, "ceiling"), Gate = Gate.RatioAtMost(1.1) };
        return rows;
    }

    private static async Task IngestAsync(CrmEngine engine, int batches, Func<long, bool> isTaken, CancellationToken cancellation)
    {
        var crm = engine.ForAccount("bench");
        var random = new Random(batches);
        for (var batch = 0; batch < batches; batch++)
        {
            var events = new List<InboundEvent>(PerBatch);
            while (events.Count < PerBatch)
            {
                var n = random.NextInt64(Contacts);
                if (isTaken(n)) events.Add(new RawEvent(EventKinds.IncomingCall, EngineData.Body(n)) { Source = "pbx", Key = Guid.NewGuid().ToString("N") });
            }

            await crm.Events.IngestAsync(events, cancellation);
        }
    }
}
