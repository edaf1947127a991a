using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Benchmarks;

/// <summary>The screen pop of a ringing call in a file of a million clients (R50).</summary>
internal sealed class ScreenPopBenchmark : Benchmark
{
    private const string Account = "bench";
    private const double Goal = 5;

    public override string Name => "screenpop";

    public override string Title => "The screen pop of a ringing call, on SQLite";

    public override async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        var contacts = context.Large;
        var services = new ServiceCollection();
        services.AddCrmCore(crm => crm.UseSqlite(Path.Combine(context.Folder, "screenpop.db")).AddPipeline(EngineData.Sales));
        await using var host = services.BuildServiceProvider();
        var engine = host.GetRequiredService<CrmEngine>();
        await engine.StartAsync(cancellation);
        await engine.Accounts.CreateAsync(Account, "RU", "Europe/Moscow", ct: cancellation);
        var model = await engine.Directory.FindAsync(AccountRef.Of(Account), cancellation) ?? throw new InvalidOperationException("The account was not made.");
        var started = context.Clock.GetTimestamp();
        await new ScreenPopFill(model.Number, engine.Store, engine.Now).RunAsync(contacts, cancellation);
        context.Progress.WriteLine($"  {contacts:N0} clients in {context.Clock.GetElapsedTime(started).TotalSeconds:N0} s");

        var calls = engine.ForAccount(Account).Calls;
        var random = new Random(17);
        var pops = context.Size(5_000, 200);

        // The first ones are still being compiled.
        await PopAsync(context.Clock, calls, pops / 5, () => random.Next(1, contacts), cancellation);
        var any = await PopAsync(context.Clock, calls, pops, () => random.Next(1, contacts), cancellation);
        var old = await PopAsync(context.Clock, calls, pops / 5, () => 0, cancellation);
        var size = string.Create(CultureInfo.InvariantCulture, $"{contacts:N0} clients");
        return
        [
            new BenchmarkRow($"any of {size}, median", any.Percentile(0.5).TotalMilliseconds, "ms") { Gate = Gate.AtMost(Goal).AsTarget() },
            new BenchmarkRow($"any of {size}, 99 of 100", any.Percentile(0.99).TotalMilliseconds, "ms") { Gate = Gate.AtMost(Goal).AsTarget() },
            new BenchmarkRow("a client with 20,000 entries, median", old.Percentile(0.5).TotalMilliseconds, "ms") { Gate = Gate.AtMost(Goal).AsTarget() },
            new BenchmarkRow("a client with 20,000 entries, 99 of 100", old.Percentile(0.99).TotalMilliseconds, "ms") { Gate = Gate.AtMost(Goal).AsTarget() },
        ];
    }

    private static async Task<Latencies> PopAsync(TimeProvider clock, CrmCalls calls, int times, Func<int> client, CancellationToken ct)
    {
        var latencies = new Latencies(clock, times);
        for (var n = 0; n < times; n++)
        {
            var phone = EngineData.Phone(client());
            var begun = latencies.Start();
            var pop = await calls.ScreenPopAsync(phone, ct);
            latencies.Stop(begun);
            if (pop.Deals.Count != 1 || pop.Tasks.Count != 1 || pop.CompanyName is null) throw new InvalidOperationException($"The screen pop of {phone} is not whole.");
        }

        return latencies;
    }
}
