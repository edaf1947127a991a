using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CrmCore.Benchmarks;

/// <summary>The whole worker of one node with a port that does nothing: due actions are claimed, prepared, run, told and told in the timeline.</summary>
internal sealed class ServerWorker(BenchmarkContext context, ServerEngines database, CrmEngine engine)
{
    private const string Kind = "bench.nothing";

    /// <summary>The pipeline whose actions are planned, and what carries them out.</summary>
    public static void Configure(ICrmBuilder crm) => crm
        .AddPipeline(Pipeline.Define("idle", p => p.Stage("wait", s => s.OnEnter("note", Do.Host(Kind, []).After(Duration.FromHours(1)))).Won().Lost()))
        .AddAction<NoSettings, NothingHandler>(Kind, Delivery.Repeatable);

    public Contender Run(string name, int actions) => new(name, async ct =>
    {
        await ServerStoreClaims.PlanAsync(
            database, context.Clock, actions,
            (records, n, due) => records.Due(n, due) with { Action = "note", Do = Kind, Pipeline = "idle", Stage = "wait" }, ct);
        return await database.Meter.MeasureAsync(
            context.Clock, actions,
            async () =>
            {
                using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
                var working = engine.WorkAsync(stop.Token);
                await AllGoneAsync(ct);
                await stop.CancelAsync();
                await working;
            },
            ct);
    });

    private async Task AllGoneAsync(CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(database.Connection);
        await connection.OpenAsync(ct);
        await using var look = new NpgsqlCommand("SELECT NOT EXISTS (SELECT FROM crm.action WHERE action = 'note' AND due_at <= $1)", connection);
        look.Parameters.Add(new NpgsqlParameter<long> { TypedValue = context.Clock.GetUtcNow().ToUnixTimeMilliseconds() });
        while (!(bool)(await look.ExecuteScalarAsync(ct))!) await Task.Delay(25, ct);
    }

    private sealed record NoSettings;

    private sealed class NothingHandler : IActionHandler<NoSettings>
    {
        public ValueTask<ActionOutcome> RunAsync(ActionContext<NoSettings> action, CancellationToken ct) => ValueTask.FromResult(ActionOutcome.Done);
    }
}
