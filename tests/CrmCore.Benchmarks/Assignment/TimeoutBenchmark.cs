using System.Globalization;
using CrmCore.Storage.Sqlite;

namespace CrmCore.Benchmarks;

/// <summary>How late time-outs of waiting requests are, when many fall due at once and requests come in meanwhile.</summary>
internal sealed class TimeoutBenchmark : Benchmark
{
    public override string Name => "timeouts";

    public override string Title => "Time-outs of queues on SQLite, under load";

    public override async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        var (timers, extra, ct) = (context.Size(5_000, 500), 0, cancellation);
        var store = new TimerStore(new SqliteStore(new SqliteOptions { Path = Path.Combine(context.Folder, "timers.db") }), context.Clock, timers);
        await using var host = await QueueHost.OpenAsync(context, store, async fill =>
        {
            await fill.EmployeesAsync(50, null, Presence.AtWork, ct);
            extra = await fill.DealsAsync(20_000, ct);
            var first = await fill.WaitingAsync(timers, new WorkNeeds { Only = QueueFill.Manager }, ct);
            await fill.PassOnAsync(first, timers, Instant.FromDateTimeOffset(context.Clock.GetUtcNow()) + Duration.FromSeconds(5), ct);
        }, ct);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var working = host.Crm.Engine.WorkAsync(stop.Token);
        var all = store.AllMetAsync(ct);
        for (var n = 0; !all.IsCompleted && n < 20_000; n++) await host.Crm.Assignment.AssignAsync(host.Fill.Deal(extra + n), QueueFill.Queue, ct: ct);
        await all;
        await stop.CancelAsync();
        await working;
        var name = string.Create(CultureInfo.InvariantCulture, $"{timers:N0} waits end within a second while requests come in: how late, ");
        return
        [
            new BenchmarkRow(name + "median", store.Late.Percentile(0.5).TotalMilliseconds, "ms"),
            new BenchmarkRow(name + "99 of 100", store.Late.Percentile(0.99).TotalMilliseconds, "ms") { Gate = Gate.AtMost(1000).AsTarget() },
        ];
    }
}
