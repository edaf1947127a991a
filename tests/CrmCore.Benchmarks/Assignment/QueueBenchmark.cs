using System.Globalization;

namespace CrmCore.Benchmarks;

/// <summary>What it takes to give what waits to whoever comes free, through the whole engine, the commit included.</summary>
internal sealed class QueueBenchmark : Benchmark
{
    private const double Goal = 2;

    // The first ones are still being compiled.
    private const int Warm = 100;

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
        return rows;
    }

    // Everybody comes back one after another, then everybody closes what they have; in the end somebody new asks.
    private static async Task TakesAsync(List<BenchmarkRow> rows, BenchmarkContext context, int employees, int rare, int waiting, CancellationToken ct)
    {
        var (first, extra) = (0, 0);
        await using var host = await QueueHost.OpenAsync(context, store: null, async fill =>
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

    private static async Task AssignAsync(List<BenchmarkRow> rows, BenchmarkContext context, int employees, bool isOnFile, CancellationToken ct)
    {
        var (count, first) = (context.Size(2_000, 400), 0);
        await using var host = await QueueHost.OpenAsync(context, isOnFile ? null : new InMemoryStore(), async fill =>
        {
            await fill.EmployeesAsync(employees, null, Presence.AtWork, ct);
            first = await fill.DealsAsync(count, ct);
        }, ct);
        var taken = await MeasureAsync(context, host, count, n => host.Crm.Assignment.AssignAsync(host.Fill.Deal(first + n), QueueFill.Queue, ct: ct));
        Add(rows, string.Create(CultureInfo.InvariantCulture, $"one of {employees:N0} employees is given a deal, {(isOnFile ? "on SQLite" : "in memory")}"), taken);
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

    private sealed record Taken(Latencies All, Latencies WithoutCommit);
}
