using Npgsql;

namespace CrmCore.Benchmarks;

/// <summary>Claims and completions through the store alone: two nodes, each claims 500 due actions and commits their removal, until nothing is due.</summary>
internal sealed class ServerStoreClaims(BenchmarkContext context, ServerEngines database, IReadOnlyList<ISharedStore> nodes)
{
    /// <summary>How many a claim takes.</summary>
    public const int AtOnce = 500;

    public Contender Loop(string name, int actions) => new(name, async ct =>
    {
        await PlanAsync(database, context.Clock, actions, (records, n, due) => records.Due(n, due) with { Action = "now" }, ct);
        var latencies = new Latencies(context.Clock, actions);
        var done = 0;
        var sample = await database.Meter.MeasureAsync(
            context.Clock, actions, async () => done = (await Task.WhenAll(nodes.Select(node => Task.Run(() => RunAllAsync(node, latencies, ct), ct)))).Sum(), ct);
        if (done != actions) throw new InvalidOperationException($"The store completed {done:N0} of {actions:N0} actions.");
        return sample with { P50 = latencies.Percentile(0.50), P99 = latencies.Percentile(0.99) };
    });

    /// <summary>Plans an action for each of the first deals, due a second ago.</summary>
    public static async Task PlanAsync(
        ServerEngines database, TimeProvider clock, int actions, Func<EngineRecords, long, Instant, ScheduledAction> plan, CancellationToken cancellation)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        await using var connection = new NpgsqlConnection(database.Connection);
        await connection.OpenAsync(cancellation);
        await new ServerEngineFill(connection, database.Contacts, database.FilledAt)
            .PlanAsync(actions, (records, n) => plan(records, n, now - Duration.FromMilliseconds(1_000 + (n % 1_000))), cancellation);
    }

    private async Task<int> RunAllAsync(ISharedStore node, Latencies latencies, CancellationToken ct)
    {
        var done = 0;
        var epochs = (await node.LookAsync([1], ct)).Epochs;
        while (true)
        {
            var started = latencies.Start();
            var claimed = (await node.ClaimAsync(new ClaimRequest(Instant.FromDateTimeOffset(context.Clock.GetUtcNow()), AtOnce), ct)).Actions;
            if (claimed.Count == 0) return done;
            var removals = claimed.Select(action => new RecordChange(
                ScheduledActionRecords.Instance, ChangeKind.Delete, ScheduledActionRecords.Instance.KeyOf(action), action, action.Version));
            var result = await node.CommitAsync(new ChangeSet([.. removals]) { Epochs = epochs }, ct);
            if (!result.IsCommitted) throw new InvalidOperationException($"{result.Conflicts.Count} claimed actions could not be removed.");
            latencies.Stop(started);
            done += claimed.Count;
        }
    }
}
