using System.Globalization;
using CrmCore.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Benchmarks;

/// <summary>What it takes to give what waits to whoever comes free, through the whole engine, the commit included.</summary>
internal sealed class QueueBenchmark : Benchmark
{
    private const string Account = "bench";
    private const double Goal = 2;

    // The first ones are still being compiled.
    private const int Warm = 100;

    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p.Stage("new").Won().Lost());

    private int _files;

    public override string Name => "queue";

    public override string Title => "Queues: each take through the whole engine, on SQLite";

    public override async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        var rows = new List<BenchmarkRow>();
        var (employees, many) = (context.Size(1_000, 200), context.Size(100_000, 5_000));
        await TakesAsync(rows, context, employees, 0, (2 * employees) + 1_000, cancellation);
        await TakesAsync(rows, context, employees, 0, many, cancellation);
        await TakesAsync(rows, context, employees, many, (2 * employees) + 1_000, cancellation);
        await AssignAsync(rows, context, context.Size(10_000, 1_000), isOnFile: true, cancellation);
        await AssignAsync(rows, context, context.Size(10_000, 1_000), isOnFile: false, cancellation);
        await TimersAsync(rows, context, context.Size(5_000, 500), cancellation);
        return rows;
    }

    // Everybody comes back one after another, then everybody closes what they have; in the end somebody new asks.
    private async Task TakesAsync(List<BenchmarkRow> rows, BenchmarkContext context, int employees, int rare, int waiting, CancellationToken ct)
    {
        var (first, extra) = (0, 0);
        await using var host = await HostAsync(context, store: null, async fill =>
        {
            await fill.EmployeesAsync(employees, 1, Presence.Break, ct);
            await fill.WaitingAsync(rare, new WorkNeeds { Skills = ["rare"] }, ct);
            first = await fill.WaitingAsync(waiting, WorkNeeds.None, ct);
            extra = await fill.DealsAsync(employees, ct);
        }, ct);
        var crm = host.Crm;
        var name = string.Create(CultureInfo.InvariantCulture, $"{rare + waiting:N0} wait{(rare > 0 ? ", most for a skill that nobody has" : "")}, {employees:N0} employees: ");
        var back = await MeasureAsync(context, host, employees, n => crm.Presence.SetAsync(QueueFill.Employee(n), Presence.AtWork, ct: ct));
        Add(rows, name + "one is back and takes the oldest", back);
        var closed = await MeasureAsync(context, host, employees, n => crm.Deals.MoveAsync(host.Fill.Deal(first + n), Outcomes.Won, Actor.System, ct: ct));
        Add(rows, name + "one closes a deal and takes the oldest", closed);
        var asked = await MeasureAsync(context, host, employees, n => crm.Assignment.AssignAsync(host.Fill.Deal(extra + n), QueueFill.Queue, ct: ct));
        Add(rows, name + "a new one waits", asked);
        var last = await crm.Deals.GetAsync(host.Fill.Deal(first + (2 * employees) - 1), ct);
        if (last.Owner is null || (await crm.Deals.GetAsync(host.Fill.Deal(first + (2 * employees)), ct)).Owner is not null) throw new InvalidOperationException("Not everybody took one each time: the benchmark measured something else.");
    }

    private async Task AssignAsync(List<BenchmarkRow> rows, BenchmarkContext context, int employees, bool isOnFile, CancellationToken ct)
    {
        var (count, first) = (context.Size(2_000, 400), 0);
        await using var host = await HostAsync(context, isOnFile ? null : new InMemoryStore(), async fill =>
        {
            await fill.EmployeesAsync(employees, null, Presence.AtWork, ct);
            first = await fill.DealsAsync(count, ct);
        }, ct);
        var taken = await MeasureAsync(context, host, count, n => host.Crm.Assignment.AssignAsync(host.Fill.Deal(first + n), QueueFill.Queue, ct: ct));
        Add(rows, string.Create(CultureInfo.InvariantCulture, $"one of {employees:N0} employees is given a deal, {(isOnFile ? "on SQLite" : "in memory")}"), taken);
    }

    private async Task TimersAsync(List<BenchmarkRow> rows, BenchmarkContext context, int timers, CancellationToken ct)
    {
        var extra = 0;
        var store = new TimerStore(new SqliteStore(new SqliteOptions { Path = Path.Combine(context.Folder, "timers.db") }), context.Clock, timers);
        await using var host = await HostAsync(context, store, async fill =>
        {
            await fill.EmployeesAsync(50, null, Presence.AtWork, ct);
            extra = await fill.DealsAsync(20_000, ct);
            var first = await fill.WaitingAsync(timers, new WorkNeeds { Only = QueueFill.Manager }, ct);
            await fill.PassOnAsync(first, timers, Instant.FromDateTimeOffset(context.Clock.GetUtcNow()) + Duration.FromSeconds(3), ct);
        }, ct);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var working = host.Crm.Engine.WorkAsync(stop.Token);
        var all = store.AllMetAsync(ct);
        for (var n = 0; !all.IsCompleted && n < 20_000; n++) await host.Crm.Assignment.AssignAsync(host.Fill.Deal(extra + n), QueueFill.Queue, ct: ct);
        await all;
        await stop.CancelAsync();
        await working;
        var name = string.Create(CultureInfo.InvariantCulture, $"{timers:N0} waits end within a second while requests come in: how late, ");
        rows.Add(new BenchmarkRow(name + "median", store.Late.Percentile(0.5).TotalMilliseconds, "ms"));
        rows.Add(new BenchmarkRow(name + "99 of 100", store.Late.Percentile(0.99).TotalMilliseconds, "ms") { Gate = Gate.AtMost(1000).AsTarget() });
    }

    private static void Add(List<BenchmarkRow> rows, string name, Taken taken)
    {
        rows.Add(new BenchmarkRow(name + ", median", taken.All.Percentile(0.5).TotalMilliseconds, "ms") { Gate = Gate.AtMost(Goal).AsTarget() });
        rows.Add(new BenchmarkRow(name + ", 99 of 100", taken.All.Percentile(0.99).TotalMilliseconds, "ms") { Gate = Gate.AtMost(Goal).AsTarget() });
        rows.Add(new BenchmarkRow("  without the commit, median", taken.WithoutCommit.Percentile(0.5).TotalMilliseconds, "ms"));
        rows.Add(new BenchmarkRow("  without the commit, 99 of 100", taken.WithoutCommit.Percentile(0.99).TotalMilliseconds, "ms"));
    }

    private static async Task<Taken> MeasureAsync(BenchmarkContext context, QueueHost host, int times, Func<int, ValueTask<CommandResult>> take)
    {
        var taken = new Taken(new Latencies(context.Clock, times), new Latencies(context.Clock, times));
        for (var n = 0; n < times; n++)
        {
            host.Store.Reset();
            var started = context.Clock.GetTimestamp();
            var result = await take(n);
            var took = context.Clock.GetElapsedTime(started);
            if (result is Refused refused) throw new InvalidOperationException(refused.Reason);
            if (n < Warm) continue;
            taken.All.Add(took);
            taken.WithoutCommit.Add(took - host.Store.Committing);
        }

        return taken;
    }

    private async Task<QueueHost> HostAsync(BenchmarkContext context, ICrmStore? store, Func<QueueFill, Task> fill, CancellationToken ct)
    {
        var services = new ServiceCollection();
        var path = Path.Combine(context.Folder, string.Create(CultureInfo.InvariantCulture, $"queue-{_files++}.db"));
        var timed = new TimedStore(store ?? new SqliteStore(new SqliteOptions { Path = path }), context.Clock);
        services.AddCrmCore(crm =>
        {
            crm.AddPipeline(Sales);
            crm.Services.AddSingleton<ICrmStore>(timed);
        });
        var provider = services.BuildServiceProvider();
        var engine = provider.GetRequiredService<CrmEngine>();
        await engine.StartAsync(ct);
        await engine.Accounts.CreateAsync(Account, "RU", "Europe/Moscow", ct: ct);
        var crm = engine.ForAccount(Account);
        var number = (await crm.ModelAsync(ct)).Number;
        var filling = new QueueFill(number, engine.Store, engine.Now);
        await fill(filling);
        await filling.DoneAsync(ct);
        engine.Directory.Forget(number);
        return new QueueHost(provider, crm, filling, timed);
    }

    private sealed record QueueHost(ServiceProvider Services, Crm Crm, QueueFill Fill, TimedStore Store) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Services.DisposeAsync();
    }

    private sealed record Taken(Latencies All, Latencies WithoutCommit);
}
