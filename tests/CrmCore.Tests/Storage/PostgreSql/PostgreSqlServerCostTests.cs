using CrmCore.Benchmarks;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CrmCore.Tests.Storage;

/// <summary>What an event and a claimed action cost a real server, by its own counts; they repeat on every machine.</summary>
public sealed class PostgreSqlServerCostTests(PostgreSqlServerCostTests.CountingServer server) : IClassFixture<PostgreSqlServerCostTests.CountingServer>
{
    private const int PerBatch = 64;
    private const int Contacts = 2_048;

    [SkippableFact]
    public async Task An_event_in_a_batch_of_64_costs_a_quarter_of_a_statement_and_a_64th_of_a_transaction()
    {
        const int Batches = 20;
        await server.FillAsync();
        var cost = await server.CountAsync(Batches, _ => true);
        Assert.InRange(cost.Statements, Batches, Batches * PerBatch / 4);

        // A node's sign of life may fall in between.
        Assert.InRange(cost.Transactions, Batches, Batches + 2);
    }

    [SkippableFact]
    public async Task An_event_writes_little_more_than_itself_to_the_log()
    {
        const int Batches = 60;
        await server.FillAsync();
        var still = await server.CountAsync(Batches, n => !EngineData.IsMovedByCalls(n));
        Assert.InRange(BeyondBody(still, Batches), 1, 1_200);

        // With a move, planned and cancelled actions: hand-written batches write as much (docs/benchmarks.md).
        var moving = await server.CountAsync(Batches, _ => true);
        Assert.InRange(BeyondBody(moving, Batches), 1, 2_000);
    }

    [SkippableFact]
    public async Task A_claimed_and_removed_action_costs_a_twentieth_of_a_statement()
    {
        const int Due = 1_000;
        await server.FillAsync();
        await server.PlanAsync(Due);
        var before = await server.ReadAsync();
        Assert.Equal(Due, await server.ClaimAndRemoveAsync());
        Assert.InRange((await server.ReadAsync()).Since(before).Statements, 1, Due / 20);
    }

    private static double BeyondBody(ServerCounters cost, int batches) => ((double)cost.Wal / (batches * PerBatch)) - EngineData.Body(0).Length;

    /// <summary>A server that counts, with a filled database and a node over it; made by the first test that runs.</summary>
    public sealed class CountingServer : IAsyncLifetime
    {
        private const string Name = "counted";

        private readonly Instant _now = Instant.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        private PostgreSqlCluster? _cluster;
        private NpgsqlDataSource? _counting;
        private ServiceProvider? _node;
        private int _round;

        private PostgreSqlCluster Cluster => _cluster!;

        private ServiceProvider Node => _node!;

        public async Task FillAsync()
        {
            if (_cluster is not null) return;
            _cluster = PostgreSqlCluster.Start(new Dictionary<string, string> { ["shared_preload_libraries"] = "pg_stat_statements" });
            Cluster.Execute("postgres", $"CREATE DATABASE {Name}");
            Cluster.Execute("postgres", "CREATE EXTENSION pg_stat_statements");
            _counting = NpgsqlDataSource.Create(Cluster.ConnectionString("postgres"));
            var services = new ServiceCollection();
            services.AddCrmCore(crm => crm.UsePostgreSql(Cluster.ConnectionString(Name)).AddPipeline(EngineData.Sales));
            _node = services.BuildServiceProvider();
            var engine = Node.GetRequiredService<CrmEngine>();
            await engine.StartAsync();
            await engine.Accounts.CreateAsync("bench", "RU", "Europe/Moscow");
            await using (var connection = new NpgsqlConnection(Cluster.ConnectionString(Name)))
            {
                await connection.OpenAsync();
                await new ServerEngineFill(connection, Contacts, _now).RunAsync(entriesEach: 1, CancellationToken.None);
            }

            // The first change of a page after a checkpoint writes the whole page: all are touched before anything is counted.
            for (var batch = 0; batch < 2 * Contacts / PerBatch; batch++) await IngestAsync(_ => true);
        }

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync()
        {
            if (_node is not null) await _node.DisposeAsync();
            if (_counting is not null) await _counting.DisposeAsync();
            _cluster?.Dispose();
        }

        internal async Task<ServerCounters> CountAsync(int batches, Func<long, bool> isTaken)
        {
            var before = await ReadAsync();
            for (var batch = 0; batch < batches; batch++) await IngestAsync(isTaken);
            return (await ReadAsync()).Since(before);
        }

        internal Task<ServerCounters> ReadAsync() => ServerCounters.ReadAsync(_counting!, Name, postmaster: 0, CancellationToken.None);

        public async Task PlanAsync(int actions)
        {
            await using var connection = new NpgsqlConnection(Cluster.ConnectionString(Name));
            await connection.OpenAsync();
            await new ServerEngineFill(connection, Contacts, _now)
                .PlanAsync(actions, (records, n) => records.Due(n, _now - Duration.FromSeconds(1)) with { Action = "now" }, CancellationToken.None);
        }

        public async Task<int> ClaimAndRemoveAsync()
        {
            var store = (ISharedStore)Node.GetRequiredService<ICrmStore>();
            var epochs = (await store.LookAsync([1], CancellationToken.None)).Epochs;
            var done = 0;
            while ((await store.ClaimAsync(new ClaimRequest(_now, 500), CancellationToken.None)).Actions is { Count: > 0 } claimed)
            {
                var removals = claimed.Select(action => new RecordChange(
                    ScheduledActionRecords.Instance, ChangeKind.Delete, ScheduledActionRecords.Instance.KeyOf(action), action, action.Version));
                Assert.True((await store.CommitAsync(new ChangeSet([.. removals]) { Epochs = epochs }, CancellationToken.None)).IsCommitted);
                done += claimed.Count;
            }

            return done;
        }

        // Each contact once a batch: a deal that two events of a batch are about takes a read more.
        private async Task IngestAsync(Func<long, bool> isTaken)
        {
            var crm = Node.GetRequiredService<CrmEngine>().ForAccount("bench");
            var events = new List<InboundEvent>(PerBatch);
            for (var n = _round++ * 97L; events.Count < PerBatch; n += 31)
            {
                if (isTaken(n % Contacts)) events.Add(new RawEvent(EventKinds.IncomingCall, EngineData.Body(n % Contacts)) { Source = "pbx", Key = Guid.NewGuid().ToString("N") });
            }

            await crm.Events.IngestAsync(events);
        }
    }
}
