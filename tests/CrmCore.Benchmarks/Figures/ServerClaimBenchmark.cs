namespace CrmCore.Benchmarks;

/// <summary>Claims and completions of due actions on PostgreSQL: the bare loop over SKIP LOCKED.</summary>
internal sealed class ServerClaimBenchmark : Benchmark
{
    private const string Bare = "bare loop";

    public override string Name => "pg-claim";

    public override string Title => "Claims of 500 due actions and their completion on PostgreSQL";

    public override async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        if (await context.ServerAsync(cancellation) is not { } server) return [];
        await using var bare = await ServerClaims.FillAsync(context, server, "claims", context.Small, cancellation);
        var actions = context.Size(20_000, 2_000);
        var samples = await Race.RunAsync(context, [bare.Loop(Bare, actions)], cancellation);
        bare.Check();
        return [.. ClaimRows.Of($"{Bare}: ceiling, two workers, {context.Small:N0} actions waiting", samples[Bare])];
    }
}
