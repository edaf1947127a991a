using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CrmCore.Benchmarks;

/// <summary>A database of the engine's with as many contacts and deals as the ceiling's, and the nodes over it.</summary>
internal sealed class ServerEngines : IAsyncDisposable
{
    private const string Counts =
        """
        SELECT (SELECT count(*) FROM crm.inbox), (SELECT count(*) FROM crm.event_key),
          (SELECT coalesce(sum(abs(c.deals - d.deals) + abs(c.amount - d.amount)), 0)::bigint
            FROM (SELECT stage, sum(deals) AS deals, sum(amount) AS amount FROM crm.stage_count GROUP BY stage) c
            FULL JOIN (SELECT stage, count(*) AS deals, sum(amount) AS amount FROM crm.deal GROUP BY stage) d ON d.stage = c.stage)
        """;

    private readonly List<ServiceProvider> _nodes = [];
    private long[] _filled = [];

    private ServerEngines(ServerProcess server, string database, int contacts, Instant now)
    {
        FilledAt = now;
        Contacts = contacts;
        Connection = server.ConnectionTo(database);
        Meter = new ServerMeter(server, database);
    }

    public int Contacts { get; }

    /// <summary>The moment of the fill; ids are made from it.</summary>
    public Instant FilledAt { get; }

    public string Connection { get; }

    public ServerMeter Meter { get; }

    /// <summary>Makes the database and fills it; each deal has so many entries in its timeline.</summary>
    public static async Task<ServerEngines> FillAsync(
        BenchmarkContext context, ServerProcess server, string database, int contacts, int entriesEach, CancellationToken cancellation)
    {
        var started = context.Clock.GetTimestamp();
        context.Progress.Write($"  filling a database with {contacts:N0} deals and {(long)contacts * entriesEach:N0} timeline rows … ");
        await server.CreateDatabaseAsync(database, cancellation);
        var engines = new ServerEngines(server, database, contacts, Instant.FromDateTimeOffset(context.Clock.GetUtcNow()));
        var first = await engines.StartAsync(_ => { }, cancellation);
        await first.Accounts.CreateAsync("bench", "RU", "Europe/Moscow", ct: cancellation);
        await engines.StopAsync();
        await using (var filling = new NpgsqlConnection(engines.Connection))
        {
            await filling.OpenAsync(cancellation);
            await new ServerEngineFill(filling, contacts, engines.FilledAt).RunAsync(entriesEach, cancellation);
        }

        engines._filled = await engines.CountAsync(cancellation);
        context.Progress.WriteLine($"{context.Clock.GetElapsedTime(started).TotalSeconds:N1} s");
        return engines;
    }

    /// <summary>Starts one more node over the database.</summary>
    public async Task<CrmEngine> StartAsync(Action<ICrmBuilder> configure, CancellationToken cancellation)
    {
        var services = new ServiceCollection();
        services.AddCrmCore(crm => configure(crm.UsePostgreSql(Connection).AddPipeline(EngineData.Sales)));
        var node = services.BuildServiceProvider();
        _nodes.Add(node);
        var engine = node.GetRequiredService<CrmEngine>();
        await engine.StartAsync(cancellation);
        return engine;
    }

    /// <summary>Opens one more node's store, without an engine.</summary>
    public async Task<ISharedStore> OpenStoreAsync(CancellationToken cancellation)
    {
        var services = new ServiceCollection();
        services.AddCrmCore(crm => crm.UsePostgreSql(Connection));
        var node = services.BuildServiceProvider();
        _nodes.Add(node);
        var store = (ISharedStore)node.GetRequiredService<ICrmStore>();
        await store.OpenAsync(RecordCatalog.Schema, cancellation);
        return store;
    }

    /// <summary>Throws when rows are missing: so many events more than were filled in must be there, each with its key, and the counters must agree with the deals.</summary>
    public async Task CheckAsync(long events, CancellationToken cancellation)
    {
        var counted = await CountAsync(cancellation);
        Check("events", counted[0] - _filled[0], events);
        Check("event keys", counted[1] - _filled[1], events);
        Check("differences between the stage counters and the deals", counted[2], 0);
    }

    public async Task StopAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
        _nodes.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Meter.DisposeAsync();
    }

    private async Task<long[]> CountAsync(CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(Connection);
        await using var select = source.CreateCommand(Counts);
        await using var reader = await select.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return [reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2)];
    }

    private static void Check(string what, long found, long expected)
    {
        if (found != expected) throw new InvalidOperationException($"The engine's database has {found:N0} more {what} where {expected:N0} were due.");
    }
}
