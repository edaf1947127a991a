using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Benchmarks;

/// <summary>Merging and unmerging on SQLite: two contacts with 1,000 timeline entries, and one that holds 10,000 deals.</summary>
internal sealed class MergeBenchmark : Benchmark
{
    private const int Entries = 1000;

    public override string Name => "merge";

    public override string Title => "Merge and unmerge of contacts on SQLite";

    public override async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        var services = new ServiceCollection();
        services.AddCrmCore(crm => crm.UseSqlite(Path.Combine(context.Folder, "merge.db")).AddPipeline(EngineData.Sales));
        await using var host = services.BuildServiceProvider();
        var engine = host.GetRequiredService<CrmEngine>();
        await engine.StartAsync(cancellation);
        await engine.Accounts.CreateAsync("bench", "RU", "Europe/Moscow", ct: cancellation);
        var crm = engine.ForAccount("bench");
        var pairs = context.Size(50, 5);
        var (merges, unmerges) = (new Latencies(context.Clock, pairs), new Latencies(context.Clock, pairs));
        for (var n = -1; n < pairs; n++)
        {
            var one = await ContactAsync(crm, 10 + (n * 2), Entries / 2);
            var two = await ContactAsync(crm, 11 + (n * 2), Entries / 2);
            // The first pair warms the code up.
            if (n < 0) await MeasureAsync(crm, one, two, new(context.Clock, 1), new(context.Clock, 1));
            else await MeasureAsync(crm, one, two, merges, unmerges);
        }

        var deals = context.Size(10_000, 1_000);
        var (bigMerge, bigUnmerge) = (new Latencies(context.Clock, 1), new Latencies(context.Clock, 1));
        var holder = await ContactAsync(crm, 1_000_000, 0);
        await TogetherAsync(deals, _ => crm.Deals.CreateAsync(new NewDeal { Contact = holder }));
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        await MeasureAsync(crm, await ContactAsync(crm, 1_000_001, 0), holder, bigMerge, bigUnmerge);
        var megabytes = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / 1e6;
        var many = deals.ToString("N0", CultureInfo.InvariantCulture);
        return
        [
            new BenchmarkRow($"merge, {Entries:N0} timeline entries, median", merges.Percentile(0.5).TotalMilliseconds, "ms") { Gate = Gate.AtMost(50).AsTarget() },
            new BenchmarkRow("merge, the slowest", merges.Percentile(1).TotalMilliseconds, "ms") { Gate = Gate.AtMost(50).AsTarget() },
            new BenchmarkRow("unmerge, median", unmerges.Percentile(0.5).TotalMilliseconds, "ms"),
            new BenchmarkRow($"merge of a contact with {many} deals", bigMerge.Percentile(1).TotalMilliseconds, "ms"),
            new BenchmarkRow($"unmerge of a contact with {many} deals", bigUnmerge.Percentile(1).TotalMilliseconds, "ms"),
            new BenchmarkRow("allocated by the two", megabytes, "MB"),
        ];
    }

    private static async Task MeasureAsync(Crm crm, ContactId one, ContactId two, Latencies merges, Latencies unmerges)
    {
        var begun = merges.Start();
        var merged = (Merged)await crm.Contacts.MergeAsync(one, two);
        merges.Stop(begun);
        begun = unmerges.Start();
        _ = (Unmerged)await crm.Contacts.UnmergeAsync(merged.Merge);
        unmerges.Stop(begun);
    }

    private static async Task<ContactId> ContactAsync(Crm crm, int number, int notes)
    {
        var phone = "+7916" + number.ToString("0000000", CultureInfo.InvariantCulture);
        var made = (Created)await crm.Contacts.CreateAsync(new ContactChange { Name = "Contact " + number, Phones = [phone], Emails = [$"c{number}@example.com"] });
        await TogetherAsync(notes, n => crm.Timeline.NoteAsync(made.Id, "note " + n.ToString(CultureInfo.InvariantCulture)));
        return new ContactId(made.Id);
    }

    private static async Task TogetherAsync(int count, Func<int, ValueTask<CommandResult>> run)
    {
        for (var done = 0; done < count; done += 500)
        {
            await Task.WhenAll(Enumerable.Range(done, Math.Min(500, count - done)).Select(n => run(n).AsTask()));
        }
    }
}
