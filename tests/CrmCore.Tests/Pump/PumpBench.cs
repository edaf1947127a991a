using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Tests.Pump;

/// <summary>An engine on a store that can be held up.</summary>
internal sealed class PumpBench : IAsyncDisposable
{
    public static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(30);

    private readonly ServiceProvider _services;

    private PumpBench(ServiceProvider services, StoreInTheWay store)
    {
        _services = services;
        Store = store;
        Engine = services.GetRequiredService<CrmEngine>();
        Crm = Engine.ForAccount("test");
    }

    public StoreInTheWay Store { get; }

    public FakeClock Clock => (FakeClock)_services.GetRequiredService<TimeProvider>();

    public CrmEngine Engine { get; }

    public Crm Crm { get; }

    public static async Task<PumpBench> OpenAsync(Action<ICrmBuilder>? configure = null)
    {
        var store = new StoreInTheWay();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(FakeClock.At(Instant.FromUtc(2026, 3, 2, 7, 0)));
        services.AddSingleton<IIdSource>(new SequentialIds());
        services.AddSingleton<ICrmStore>(store);
        services.AddCrmCore(crm =>
        {
            crm.AddPipeline(Pipeline.Define("sales", p => p
                .Stage("new")
                .Stage("contacted", s => s.MoveHereOn("call", Triggers.IncomingCall()))
                .Won().Lost()));
            configure?.Invoke(crm);
        });
        var bench = new PumpBench(services.BuildServiceProvider(), store);
        await bench.Engine.StartAsync();
        await bench.Engine.Accounts.CreateAsync("test", "RU", "Europe/Moscow");
        return bench;
    }

    public Task<EventOutcome> IngestAsync(int number, CancellationToken ct = default) => Crm.Events.IngestAsync(Call(number), ct).AsTask();

    public static IncomingCall Call(int number) => new(Phone(number)) { Source = "pbx", Key = "call-" + number };

    public static string Phone(int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"+7916{number:D7}");

    /// <summary>The events in the inbox that came from outside.</summary>
    public async Task<List<StoredEvent>> InboxAsync()
    {
        var found = new List<StoredEvent>();
        await foreach (var e in Engine.Store.AllAsync(StoredEventRecords.Instance, -1, default, 0, CancellationToken.None))
        {
            if (e.Source == "pbx") found.Add(e);
        }

        return found;
    }

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();
}
