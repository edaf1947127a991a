using CrmCore.Scenarios.Pains;
using CrmCore.Storage.PostgreSql;
using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Nodes;

/// <summary>Several nodes over one PostgreSQL database, on one fake clock, before one outside world.</summary>
internal sealed class NodeDesk : IAsyncDisposable
{
    private readonly List<ServiceProvider> _nodes = [];
    private readonly SequentialIds _ids = new();
    private readonly Action<ICrmBuilder> _configure;

    private NodeDesk(Action<ICrmBuilder> configure)
    {
        _configure = configure;
        Database = PostgreSqlCluster.Shared.CreateDatabase();
        Sent = new Outbox(Clock);
    }

    public string Database { get; }

    public FakeClock Clock { get; } = FakeClock.At(Instant.FromUtc(2026, 3, 2, 7, 0));

    public Outbox Sent { get; }

    public Carrier Carrier { get; } = new();

    public List<CrmEngine> Engines { get; } = [];

    /// <summary>The first node's and the second node's account.</summary>
    public Crm One => Engines[0].ForAccount("test");

    public Crm Other => Engines[1].ForAccount("test");

    public static async Task<NodeDesk> OpenAsync(int nodes, params PipelineDefinition[] pipelines) => await OpenAsync(nodes, crm =>
    {
        foreach (var pipeline in pipelines) crm.AddPipeline(pipeline);
    });

    public static async Task<NodeDesk> OpenAsync(int nodes, Action<ICrmBuilder> configure)
    {
        var desk = new NodeDesk(configure);
        for (var n = 0; n < nodes; n++) await desk.StartNodeAsync();
        await desk.Engines[0].Accounts.CreateAsync("test", "RU", "Europe/Moscow", new AccountSettings { DefaultSender = "olga", DefaultMailbox = "mail" });
        await desk.One.Settings.SaveAsync(new Employee { Id = "olga", Name = "Olga", Admin = true, Since = desk.Clock.Now });
        return desk;
    }

    public async Task<CrmEngine> StartNodeAsync()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IIdSource>(_ids);
        services.AddCrmCore(crm =>
        {
            _configure(crm);
            Carrier.Register(crm);

            // Nobody counts as dead within a test by itself, however slow the machine.
            crm.UsePostgreSql(new PostgreSqlOptions { ConnectionString = Database, LeaseTime = TimeSpan.FromMinutes(10) });
            crm.AddRecordingAdapters(Sent);
        });
        var node = services.BuildServiceProvider();
        _nodes.Add(node);
        var engine = node.GetRequiredService<CrmEngine>();
        await engine.StartAsync();
        Engines.Add(engine);
        return engine;
    }

    /// <summary>Does the same on every node at once, several times.</summary>
    public async Task TogetherAsync(int times, Func<Crm, int, Task> step)
    {
        for (var n = 0; n < times; n++)
        {
            var number = n;
            await Task.WhenAll(Engines.Select(engine => Task.Run(() => step(engine.ForAccount("test"), number))));
        }
    }

    /// <summary>Lets all nodes count as dead, as after a pause that was too long.</summary>
    public void GiveUp(string schema = "crm") =>
        PostgreSqlCluster.Shared.Execute(new Npgsql.NpgsqlConnectionStringBuilder(Database).Database!, $"UPDATE {schema}.crm_node SET alive_until = clock_timestamp() - interval '1 second'");

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
    }
}
