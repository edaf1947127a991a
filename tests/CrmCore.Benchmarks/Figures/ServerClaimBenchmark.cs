namespace CrmCore.Benchmarks;

/// <summary>Claims and completions of due actions on PostgreSQL: the bare loop over SKIP LOCKED, the store, and the whole worker.</summary>
internal sealed class ServerClaimBenchmark : Benchmark
{
    private const string Bare = "bare loop";
    private const string Store = "store, two nodes";
    private const string Worker = "worker of one node, a port that does nothing";

    public override string Name => "pg-claim";

    public override string Title => "Claims of 500 due actions and their completion on PostgreSQL";

    public override async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        if (await context.ServerAsync(cancellation) is not { } server) return [];
        await using var bare = await ServerClaims.FillAsync(context, server, "claims", context.Small, cancellation);
        await using var database = await ServerEngines.FillAsync(context, server, "actions", context.Small, entriesEach: 1, cancellation);
        await using var working = await ServerEngines.FillAsync(context, server, "worker", context.Small, entriesEach: 1, cancellation);
        ISharedStore[] nodes = [await database.OpenStoreAsync(cancellation), await database.OpenStoreAsync(cancellation)];
        var engine = await working.StartAsync(ServerWorker.Configure, cancellation);
        var actions = context.Size(20_000, 2_000);
        var samples = await Race.RunAsync(
            context,
            [
                bare.Loop(Bare, actions),
                new ServerStoreClaims(context, database, nodes).Loop(Store, actions),
                new ServerWorker(context, working, engine).Run(Worker, context.Size(4_000, 500)),
            ],
            cancellation);
        bare.Check();
        var store = ClaimRows.Of(Store, samples[Store]).ToArray();
        store[0] = store[0] with { Ratio = new Ratio(samples[Store].PerSecond / samples[Bare].PerSecond, Bare), Gate = Gate.RatioAtLeast(0.7) };
        var worker = ClaimRows.Of(Worker, samples[Worker]).ToArray();
        worker[0] = worker[0] with { Ratio = new Ratio(samples[Worker].PerSecond / samples[Bare].PerSecond, Bare) };
        return [.. ClaimRows.Of($"{Bare}: ceiling, two workers, {context.Small:N0} actions waiting", samples[Bare]), .. store, .. worker];
    }
}
