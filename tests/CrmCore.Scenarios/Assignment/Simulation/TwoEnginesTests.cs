using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Assignment.Simulation;

/// <summary>R41, R68: two nodes over one store. The roster's row, written with compare-and-set, lets exactly one of two assignments through.</summary>
public sealed class TwoEnginesTests : AssignmentScenario
{
    private readonly FakeClock _clock = FakeClock.At(Instant.FromUtc(2026, 3, 2, 7, 0));
    private readonly SharedStore _store = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task R41_Of_two_nodes_exactly_one_assigns_and_the_turns_stay_fair(int seed)
    {
        var random = new Random(seed);
        await using var first = Node(1);
        await using var second = Node(2);
        var nodes = new[] { await OpenAsync(first, isFirst: true), await OpenAsync(second, isFirst: false) };
        var deals = new List<DealId>();
        for (var round = 0; round < 60; round++)
        {
            var both = await Task.WhenAll(Enumerable.Range(0, random.Next(1, 5)).Select(_ => AskAsync(nodes[random.Next(2)])));
            deals.AddRange(both);
            var owners = await OwnersAsync(nodes[0], deals);
            Assert.DoesNotContain(null, owners);
            var counts = Team.Select(id => owners.Count(o => o == id)).ToArray();
            Assert.True(counts.Max() - counts.Min() <= 1, $"Seed {seed}, after {deals.Count}: {string.Join(' ', counts)}");
            for (var i = 0; i < Team.Length; i++) Assert.Equal(counts[i], (await nodes[1].Presence.OfAsync(Team[i])).OpenOf(WorkKinds.Deal));
        }

        Assert.True(_store.Conflicts > 0, "The nodes never met: nothing was proved.");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task R41_What_waits_is_given_once_when_people_come_back_on_two_nodes_at_once(int seed)
    {
        var random = new Random(seed);
        await using var first = Node(1);
        await using var second = Node(2);
        var nodes = new[] { await OpenAsync(first, isFirst: true), await OpenAsync(second, isFirst: false) };
        var deals = new List<DealId>();
        for (var round = 0; round < 20; round++)
        {
            foreach (var id in Team) Assert.IsType<Done>(await nodes[random.Next(2)].Presence.SetAsync(id, Presence.Break));
            for (var i = 0; i < 7; i++) deals.Add(await AskAsync(nodes[random.Next(2)]));
            Assert.Equal(7, (await nodes[0].Assignment.WaitingAsync("sales")).Items.Count);

            var taken = deals[^random.Next(1, 8)];
            await Task.WhenAll(
                nodes[0].Presence.SetAsync(Team[0], Presence.AtWork).AsTask(),
                nodes[1].Deals.EditAsync(taken, new DealChange { Owner = "olga" }, Actor.System).AsTask(),
                nodes[1].Presence.SetAsync(Team[1], Presence.AtWork).AsTask(),
                nodes[0].Presence.SetAsync(Team[2], Presence.AtWork).AsTask());
            _clock.AdvanceTo(_clock.Now + Duration.FromMinutes(1));
            await Task.WhenAll(first.GetRequiredService<CrmEngine>().RunDueAsync(), second.GetRequiredService<CrmEngine>().RunDueAsync());

            Assert.Empty((await nodes[0].Assignment.WaitingAsync("sales")).Items);
            var owners = await OwnersAsync(nodes[0], deals);
            Assert.DoesNotContain(null, owners);
            Assert.Equal("olga", owners[deals.IndexOf(taken)]);
            foreach (var id in Team) Assert.Equal(owners.Count(o => o == id), (await nodes[0].Presence.OfAsync(id)).OpenOf(WorkKinds.Deal));
        }
    }

    private static string[] Team => ["anna", "boris", "clara"];

    private ServiceProvider Node(int number)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_clock);
        services.AddSingleton<IIdSource>(new SequentialIds(number));
        services.AddCrmCore(crm =>
        {
            crm.AddPipeline(Sales).AddAssignment(Assign.By("sales", r => r.RoundRobin(Team)));
            crm.AddSource(new IntakePolicy { Source = "site", Pipeline = "sales", Assign = "sales" });
            crm.Services.AddSingleton<ICrmStore>(_store);
            crm.AddRecordingAdapters(new Outbox(_clock));
        });
        return services.BuildServiceProvider();
    }

    private static async Task<Crm> OpenAsync(ServiceProvider services, bool isFirst)
    {
        var engine = services.GetRequiredService<CrmEngine>();
        await engine.StartAsync();
        if (isFirst) await engine.Accounts.CreateAsync("test", "RU", "Europe/Moscow");
        var crm = engine.ForAccount("test");
        if (!isFirst) return crm;
        foreach (var id in Team) Assert.IsType<Done>(await crm.Settings.SaveAsync(Seller(id)));
        Assert.IsType<Done>(await crm.Settings.SaveAsync(Seller("olga")));
        return crm;
    }

    private async Task<DealId> AskAsync(Crm crm)
    {
        FormSubmitted form;
        lock (_clock) form = Stranger();
        var outcome = await crm.Events.IngestAsync(form);
        Assert.Null(outcome.Error);
        return Assert.Single(outcome.Deals).Deal;
    }

    private static async Task<List<string?>> OwnersAsync(Crm crm, List<DealId> deals)
    {
        var owners = new List<string?>();
        foreach (var deal in deals) owners.Add((await crm.Deals.GetAsync(deal)).Owner?.Value);
        return owners;
    }
}
