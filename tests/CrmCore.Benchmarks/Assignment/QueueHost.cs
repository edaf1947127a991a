using CrmCore.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Benchmarks;

/// <summary>An engine over a store with employees and queues written into it.</summary>
internal sealed record QueueHost(ServiceProvider Services, Crm Crm, QueueFill Fill, TimedStore Store) : IAsyncDisposable
{
    private const string Account = "bench";

    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p.Stage("new").Won().Lost());

    /// <summary>Opens one; without a store of its own it has a file.</summary>
    public static async Task<QueueHost> OpenAsync(BenchmarkContext context, ICrmStore? store, Func<QueueFill, Task> fill, CancellationToken ct)
    {
        var services = new ServiceCollection();
        var timed = new TimedStore(store ?? new SqliteStore(new SqliteOptions { Path = Path.Combine(context.Folder, $"queue-{Guid.NewGuid():N}.db") }), context.Clock);
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

    public ValueTask DisposeAsync() => Services.DisposeAsync();
}
