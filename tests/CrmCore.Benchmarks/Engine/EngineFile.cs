using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Benchmarks;

/// <summary>A file of the engine's with as many contacts and deals as the ceiling's, filled in the same way and order.</summary>
internal sealed class EngineFile : IDisposable
{
    private readonly string _folder;

    private EngineFile(string folder, int contacts)
    {
        _folder = folder;
        Contacts = contacts;
    }

    public int Contacts { get; }

    public string DatabasePath => Path.Combine(_folder, "engine.db");

    public static async Task<EngineFile> FillAsync(string parent, int contacts, TimeProvider clock)
    {
        var folder = Directory.CreateDirectory(Path.Combine(parent, $"engine-{contacts}-{Guid.NewGuid():N}")).FullName;
        var file = new EngineFile(folder, contacts);
        await using (var services = file.Services(_ => { }))
        {
            var engine = services.GetRequiredService<CrmEngine>();
            await engine.StartAsync();
            await engine.Accounts.CreateAsync("bench", "RU", "Europe/Moscow");
        }

        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        using (var db = new RawDatabase(file.DatabasePath)) new EngineFill(db, contacts, now).Run();
        using (var stream = new FileStream(file.DatabasePath, FileMode.Open, FileAccess.ReadWrite)) stream.Flush(flushToDisk: true);
        return file;
    }

    public ServiceProvider Services(Action<CrmOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddCrmCore(crm => crm.UseSqlite(DatabasePath).AddPipeline(EngineData.Sales).Configure(configure));
        return services.BuildServiceProvider();
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }
}
