using System.Text;
using CrmCore.Storage.Sqlite;
using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace CrmCore.Tests.Pump;

/// <summary>Counts that repeat on every machine: what an event and an action cost in statements, bytes written and bytes allocated.</summary>
public sealed class EventBudgetTests(ITestOutputHelper output) : IDisposable
{
    private const int Batch = 256;
    private const int Warm = 4;
    private const int Measured = 5;

    private readonly string _folder = Directory.CreateTempSubdirectory("crmcore-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_call_that_moves_a_deal_and_plans_two_actions_stays_within_its_budget()
    {
        await using var services = Services();
        var engine = await StartAsync(services);
        var store = services.GetRequiredService<SqliteStore>();
        for (var round = 0; round < Warm; round++) await engine.Pump.StepAsync(Items(Calls(round)), CancellationToken.None);
        var least = long.MaxValue;
        var (statements, pages) = (0L, 0L);

        // The least of a few batches: now and then a table of the engine grows, which is no event's doing.
        for (var round = Warm; round < Warm + Measured; round++)
        {
            var calls = Calls(round);
            var commits = store.Commits;
            (statements, pages) = (store.StatementsRun, store.PagesWritten);
            var allocated = GC.GetAllocatedBytesForCurrentThread();

            var items = Items(calls);
            var step = engine.Pump.StepAsync(items, CancellationToken.None);

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - allocated);
            Assert.True(step.IsCompletedSuccessfully);
            await step;
            Assert.All(items, item => Assert.Equal(["first", "second"], Assert.Single(((EventItem)item).Outcome.Deals).Planned));
            Assert.Equal(1, store.Commits - commits);
        }

        AssertWithin("statements an event", 12, (store.StatementsRun - statements) / (double)Batch);

        // In a debug build, with an item for each event; callers of the engine have theirs used again.
        AssertWithin("bytes allocated an event", 2_048, least / (double)Batch);
        AssertWithin("bytes written an event", 4_096, (store.PagesWritten - pages) * 4_096 / (double)Batch);
    }

    [Fact]
    public async Task The_outcome_of_an_action_stays_within_its_budget()
    {
        await using var services = Services();
        var engine = await StartAsync(services);
        var store = services.GetRequiredService<SqliteStore>();
        for (var round = 0; round <= Warm; round++) await engine.Pump.StepAsync(Items(Calls(round)), CancellationToken.None);
        var all = await store.ClaimAsync(new ClaimRequest(engine.Now + Duration.FromDays(30), Batch * (Warm + 1)), CancellationToken.None);
        Assert.Equal(Batch * (Warm + 1), all.Actions.Count);
        for (var round = 0; round < Warm; round++) await engine.Pump.StepAsync(Outcomes(all, round), CancellationToken.None);
        var (statements, pages) = (store.StatementsRun, store.PagesWritten);
        var allocated = GC.GetAllocatedBytesForCurrentThread();

        await engine.Pump.StepAsync(Outcomes(all, Warm), CancellationToken.None);

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        AssertWithin("statements an action", 4, (store.StatementsRun - statements) / (double)Batch);
        AssertWithin("bytes allocated an action", 1_600, allocated / (double)Batch);
        AssertWithin("bytes written an action", 2_048, (store.PagesWritten - pages) * 4_096 / (double)Batch);
    }

    private void AssertWithin(string what, double budget, double used)
    {
        var found = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{used:0.##} {what}; the budget is {budget}.");
        output.WriteLine(found);
        Assert.True(used > 0 && used <= budget, found);
    }

    private static List<WorkItem> Items(List<RawEvent> events)
    {
        var items = new List<WorkItem>(events.Count);
        foreach (var e in events) items.Add(new EventItem("test", e, acceptOnly: false));
        return items;
    }

    private static List<WorkItem> Outcomes(ClaimedActions all, int round)
    {
        var items = new List<WorkItem>(Batch);
        for (var n = round * Batch; n < (round + 1) * Batch; n++) items.Add(new OutcomeItem(all.Actions[n], ActionOutcome.Done, counted: true));
        return items;
    }

    // 1 KB as a telephone exchange sends it; the bodies are made before anything is counted.
    private static List<RawEvent> Calls(int round)
    {
        var calls = new List<RawEvent>(Batch);
        for (var n = round * Batch; n < (round + 1) * Batch; n++)
        {
            var head = $$"""{"from":"{{PumpBench.Phone(n)}}","to":"+74996491913","note":" """;
            var body = Encoding.UTF8.GetBytes(head + new string('x', 1_024 - head.Length - 2) + "\"}");
            calls.Add(new RawEvent(EventKinds.IncomingCall, body) { Source = "pbx", Key = "call-" + n });
        }

        return calls;
    }

    private static async Task<CrmEngine> StartAsync(ServiceProvider services)
    {
        var engine = services.GetRequiredService<CrmEngine>();
        await engine.StartAsync();
        await engine.Accounts.CreateAsync("test", "RU", "Europe/Moscow");
        var deals = engine.ForAccount("test").Deals;
        for (var n = 0; n < Batch * (Warm + Measured); n++) Assert.IsType<Created>(await deals.CreateAsync(new NewDeal { Phone = PumpBench.Phone(n) }));
        return engine;
    }

    private ServiceProvider Services() => new ServiceCollection()
        .AddSingleton<TimeProvider>(FakeClock.At(Instant.FromUtc(2026, 3, 2, 7, 0)))
        .AddSingleton<IIdSource>(new SequentialIds())
        .AddCrmCore(crm => crm.UseSqlite(Path.Combine(_folder, "crm.db")).AddPipeline(Pipeline.Define("sales", p => p
            .Stage("new")
            .Stage("contacted", s => s
                .MoveHereOn("call", Triggers.IncomingCall())
                .OnEnter("first", Do.SendWebhook("https://example.com/a").After(Period.FromDays(1)))
                .OnEnter("second", Do.SendWebhook("https://example.com/b").After(Period.FromDays(3))))
            .Won().Lost())))
        .BuildServiceProvider();
}
