using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Tests.Hosting;

public sealed class WaitingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("crmcore-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_oldest_pending_event_tells_how_long_it_has_been_accepted()
    {
        await using var desk = await CrmTestDesk.CreateAsync(_ => { });
        Assert.Equal((0, Duration.Zero), await LookAsync(desk));

        await PendAsync(desk, 1, Duration.FromSeconds(20));
        await PendAsync(desk, 1, Duration.FromSeconds(90));

        Assert.Equal((2, Duration.FromSeconds(90)), await LookAsync(desk));
    }

    [Fact]
    public async Task The_oldest_is_found_behind_a_heap_of_another_account()
    {
        await using var desk = await CrmTestDesk.CreateAsync(_ => { });
        await desk.Engine.Accounts.CreateAsync("second");
        for (var n = 0; n < EngineHealth.CountedAtMost + 5; n++) await PendAsync(desk, 1, Duration.FromSeconds(5));
        await PendAsync(desk, 2, Duration.FromMinutes(10));

        Assert.Equal((EngineHealth.CountedAtMost, Duration.FromMinutes(10)), await LookAsync(desk));
    }

    [Fact]
    public async Task The_gauges_tell_the_last_look_and_a_scrape_reads_nothing()
    {
        var store = new FlakyStore();
        await using var desk = await CrmTestDesk.CreateAsync(crm =>
        {
            crm.Services.AddSingleton<ICrmStore>(store);
            crm.AddPipeline(Pipeline.Define("sales", p => p
                .Stage("new", s => s
                    .OnEnter("hook", Do.SendWebhook("https://example.com/hook"))
                    .OnEnter("later", Do.SendWebhook("https://example.com/later").After(Period.FromHours(1))))
                .Won().Lost()));
        });
        using var seen = new Listener(desk.Engine);
        seen.Observe();
        Assert.Null(seen.Last("crmcore.waiting.event.age"));
        Assert.Null(seen.Last("crmcore.waiting.look.age"));

        desk.Sent.Faults.FailNext(1, ChannelFailure.Permanent);
        await desk.NewDealAsync();
        await desk.RunDueAsync();
        desk.Clock.Advance(Duration.FromHours(3));
        await PendAsync(desk, 1, Duration.FromSeconds(90));
        await PendAsync(desk, 1, Duration.FromSeconds(30), EventState.Failed);
        var health = await desk.Engine.CheckHealthAsync();
        store.Fails = true;
        desk.Clock.Advance(Duration.FromSeconds(7));
        seen.Observe();

        Assert.Equal(90, seen.Last("crmcore.waiting.event.age"));
        Assert.Equal(1, seen.Last("crmcore.waiting.events"));
        Assert.Equal(1, seen.Last("crmcore.waiting.failed_events"));
        Assert.Equal(7200, seen.Last("crmcore.waiting.action.age"));
        Assert.True(health.DeadLetters > 0);
        Assert.Equal(health.DeadLetters, seen.Last("crmcore.waiting.dead_letters"));
        Assert.Equal(0, seen.Last("crmcore.waiting.uncertain_actions"));
        Assert.Equal(7, seen.Last("crmcore.waiting.look.age"));

        // A look that fails leaves the last one, whose age tells.
        Assert.NotNull((await desk.Engine.CheckHealthAsync()).StoreError);
        seen.Observe();
        Assert.Equal(90, seen.Last("crmcore.waiting.event.age"));
    }

    [Fact]
    public async Task The_worker_looks_while_somebody_listens()
    {
        using var host = Desk.Build(Path.Combine(_folder, "crm.db"), new Bell());
        await host.StartAsync();
        using var seen = new Listener(host.Engine());
        host.Engine().Worker.Wake();

        await Desk.UntilAsync(() =>
        {
            seen.Observe();
            return Task.FromResult(seen.Last("crmcore.waiting.look.age") is not null);
        });
        await host.StopAsync();
    }

    private static async Task<(int, Duration)> LookAsync(CrmTestDesk desk)
    {
        var health = await desk.Engine.CheckHealthAsync();
        return (health.PendingEvents, health.PendingAge);
    }

    private static async Task PendAsync(CrmTestDesk desk, int account, Duration age, EventState state = EventState.Pending)
    {
        var at = desk.Clock.Now - age;
        var e = new StoredEvent
        {
            Account = account, Id = new EventId(Guid.CreateVersion7()), State = state, Source = "s", Kind = "k", OccurredAt = at, RecordedAt = at, Body = "{}"u8.ToArray(), Error = "none",
        };
        var change = new RecordChange(StoredEventRecords.Instance, ChangeKind.Insert, StoredEventRecords.Instance.KeyOf(e), e, 0);
        Assert.True((await desk.Engine.Store.CommitAsync(new ChangeSet([change]), default)).IsCommitted);
    }
}
