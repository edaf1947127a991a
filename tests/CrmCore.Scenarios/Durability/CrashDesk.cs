using CrmCore.Storage.Sqlite;
using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Durability;

/// <summary>An engine that can die and be put together again over the same store, clock and outside world.</summary>
internal sealed class CrashDesk : IAsyncDisposable
{
    private static readonly Lazy<IPhoneNumberParser> Phones = new(() =>
    {
        using var services = new ServiceCollection().AddCrmCore(crm => crm.UseInMemory()).BuildServiceProvider();
        return services.GetRequiredService<IPhoneNumberParser>();
    });

    private readonly SequentialIds _ids = new();
    private readonly PipelineDefinition[] _pipelines;
    private readonly string? _folder;
    private readonly Action<ICrmBuilder>? _configure;
    private ServiceProvider? _services;

    private CrashDesk(bool sqlite, Action<ICrmBuilder>? configure, PipelineDefinition[] pipelines)
    {
        _pipelines = pipelines;
        _configure = configure;
        _folder = sqlite ? Directory.CreateTempSubdirectory("crmcore-").FullName : null;
        Store = new MortalStore(() => sqlite ? new SqliteStore(new SqliteOptions { Path = Path.Combine(_folder!, "crm.db") }) : new InMemoryStore(), survives: !sqlite);
        Sent = new Outbox(Clock);
    }

    public MortalStore Store { get; }

    public FakeClock Clock { get; } = FakeClock.At(Instant.FromUtc(2026, 3, 2, 7, 0));

    public Outbox Sent { get; }

    public CrmEngine Engine { get; private set; } = null!;

    public Crm Crm { get; private set; } = null!;

    public static async Task<CrashDesk> OpenAsync(bool sqlite, Action<ICrmBuilder>? configure, params PipelineDefinition[] pipelines)
    {
        var desk = new CrashDesk(sqlite, configure, pipelines);
        await desk.StartAsync();
        await desk.Engine.Accounts.CreateAsync("test", "RU", "Europe/Moscow");
        await desk.Crm.Settings.SaveAsync(new Employee
        {
            Id = "olga", Name = "Olga", Admin = true, Since = desk.Clock.Now, Notifications = new NotificationSettings { Channels = ["recording"] },
        });
        return desk;
    }

    /// <summary>The process ends, whether it died or not, and a new one begins.</summary>
    public async Task RestartAsync()
    {
        await _services!.DisposeAsync();
        await Store.RebornAsync();
        await StartAsync();
    }

    public async Task AdvanceAsync(Duration by)
    {
        var end = Clock.Now + by;
        await Engine.RunDueAsync();
        while (Engine.NextDue is { } due && due <= end)
        {
            if (due > Clock.Now) Clock.AdvanceTo(due);
            await Engine.RunDueAsync();
        }

        if (end > Clock.Now) Clock.AdvanceTo(end);
        await Engine.RunDueAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _services!.DisposeAsync();
        await Store.BuryAsync();
        if (_folder is not null) Directory.Delete(_folder, recursive: true);
    }

    private async Task StartAsync()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IIdSource>(_ids);
        services.AddSingleton(Phones.Value);
        services.AddCrmCore(crm =>
        {
            foreach (var pipeline in _pipelines) crm.AddPipeline(pipeline);
            _configure?.Invoke(crm);
            crm.Services.AddSingleton<ICrmStore>(Store);
            crm.AddRecordingAdapters(Sent);
        });
        _services = services.BuildServiceProvider();
        Engine = _services.GetRequiredService<CrmEngine>();
        Crm = Engine.ForAccount("test");
        await Engine.StartAsync();
    }
}
