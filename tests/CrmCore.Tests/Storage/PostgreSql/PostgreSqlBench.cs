using System.Globalization;
using CrmCore.Storage.PostgreSql;
using CrmCore.Testing.Contracts;
using Npgsql;

namespace CrmCore.Tests.Storage;

/// <summary>Short words for what the tests of the PostgreSQL store do; each test has a schema of its own.</summary>
public abstract class PostgreSqlBench(PostgreSqlPlace place) : IClassFixture<PostgreSqlPlace>
{
    internal static readonly StoreSamples Deals = new(DealRecords.Instance);
    internal static readonly StoreSamples Keys = new(EventKeyRecords.Instance);

    protected string Schema { get; } = place.NewSchema();

    protected PostgreSqlPlace Place { get; } = place;

    protected PostgreSqlOptions Options(string? connectionString = null, TimeSpan? timeout = null, bool months = false) => new()
    {
        ConnectionString = connectionString ?? Place.ConnectionString,
        Schema = Schema,
        StatementTimeout = timeout ?? TimeSpan.FromSeconds(30),
        PartitionByMonth = months,
    };

    protected async Task<PostgreSqlStore> OpenAsync(PostgreSqlOptions? options = null, RecordSchema? schema = null)
    {
        var store = new PostgreSqlStore(options ?? Options());
        await store.OpenAsync(schema ?? RecordCatalog.Schema, CancellationToken.None);
        return store;
    }

    protected async Task<string> RefusedAsync(PostgreSqlOptions? options = null) =>
        (await Assert.ThrowsAsync<StoreUnavailableException>(async () => await OpenAsync(options))).Message;

    internal static async Task<string> FailsAsync(ICrmStore store, params RecordChange[] changes) =>
        (await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.CommitAsync(new ChangeSet(changes), CancellationToken.None))).Message;

    internal static RecordChange Deal(int number) => Deals.Change(ChangeKind.Insert, Deals.Record(number));

    internal static RecordChange NextDeal(object deal) => Deals.Change(ChangeKind.Update, Deals.Next(deal), Deals.Type.VersionOfAny(deal));

    internal static Task<bool> CommitAsync(ICrmStore store, params RecordChange[] changes) => SqliteBench.CommitAsync(store, changes);

    internal static async Task<object?> FindAsync(ICrmStore store, object record, RecordType type)
    {
        var set = RecordCatalog.NewSet();
        set.Want(type, -1, type.KeyOfAny(record));
        await store.LoadAsync(set, CancellationToken.None);
        return set.Of(type).FindAny(type.KeyOfAny(record));
    }

    /// <summary>Runs the statement once, on the first write of a row of the table: what a statement of a trigger's raises comes from the server.</summary>
    protected void OnceOnWrite(string table, string statement, bool always = false)
    {
        Place.Execute(
            $"""
             CREATE SEQUENCE {Schema}.once;
             CREATE FUNCTION {Schema}.once() RETURNS trigger LANGUAGE plpgsql AS $$
             BEGIN
               IF nextval('{Schema}.once') = 1 OR {(always ? "true" : "false")} THEN {statement}; END IF;
               RETURN NEW;
             END $$;
             CREATE TRIGGER once BEFORE INSERT OR UPDATE ON {Schema}.{table} FOR EACH ROW EXECUTE FUNCTION {Schema}.once();
             """);
    }

    /// <summary>A transaction of somebody else's.</summary>
    protected async Task<NpgsqlTransaction> BeginAsync(params string[] statements)
    {
        var connection = new NpgsqlConnection(Place.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        var transaction = await connection.BeginTransactionAsync();
        foreach (var statement in statements) await RunAsync(transaction, statement);
        return transaction;
    }

    internal static async Task RunAsync(NpgsqlTransaction transaction, string statement)
    {
        await using var command = new NpgsqlCommand(statement, transaction.Connection);
        await command.ExecuteNonQueryAsync();
    }

    internal static async Task EndAsync(NpgsqlTransaction transaction, bool commit = true)
    {
        var connection = transaction.Connection!;
        if (commit) await transaction.CommitAsync();
        else await transaction.RollbackAsync();
        await connection.DisposeAsync();
    }

    internal static string IdOf(int number) => StoreSamples.Id(number).ToString("D", CultureInfo.InvariantCulture);
}
