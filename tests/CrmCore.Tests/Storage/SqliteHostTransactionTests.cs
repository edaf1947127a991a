using CrmCore.Storage.Sqlite;
using CrmCore.Testing.Contracts;

namespace CrmCore.Tests.Storage;

/// <summary>Accepting within a transaction of the host's, on its own connection to the file.</summary>
public sealed class SqliteHostTransactionTests : SqliteBench
{
    private static readonly StoreSamples Keys = new(EventKeyRecords.Instance);

    [Fact]
    public async Task What_the_host_commits_is_there_and_what_it_rolls_back_never_happened()
    {
        await using var store = await OpenAsync();
        using var host = Host(DatabasePath);
        using (var undone = host.BeginTransaction())
        {
            Assert.True((await store.WriteAsync(undone, Accepted(1), CancellationToken.None)).IsCommitted);
            undone.Rollback();
        }

        using (var done = host.BeginTransaction())
        {
            Assert.True((await store.WriteAsync(done, Accepted(2), CancellationToken.None)).IsCommitted);
            done.Commit();
        }

        Assert.Equal(Keys.Describe(Keys.Record(2)), Keys.Describe(Assert.Single(await AllAsync(store, Keys.Type))));
        Assert.Single(await AllAsync(store, StoredEventRecords.Instance));
        Assert.True(await CommitAsync(store, [.. Accepted(3).Changes]));
    }

    [Fact]
    public async Task A_taken_key_is_told_and_leaves_the_hosts_transaction_whole()
    {
        await using var store = await OpenAsync();
        Assert.True(await CommitAsync(store, [.. Accepted(1).Changes]));
        using var host = Host(DatabasePath);
        using var transaction = host.BeginTransaction();
        using var command = host.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "CREATE TABLE orders(number)";
        command.ExecuteNonQuery();
        var both = new ChangeSet([.. Accepted(2).Changes, .. Accepted(1).Changes]);
        Assert.Equal(both.Changes.Skip(2), (await store.WriteAsync(transaction, both, CancellationToken.None)).Conflicts);
        transaction.Commit();
        Assert.Single(await AllAsync(store, Keys.Type));
        command.Transaction = null;
        command.CommandText = "SELECT count(*) FROM orders";
        Assert.Equal(0L, command.ExecuteScalar());
    }

    [Fact]
    public async Task Transactions_that_cannot_take_part_are_refused_by_name()
    {
        await using var store = await OpenAsync();
        using var elsewhere = Host(In("other.db"));
        using var other = elsewhere.BeginTransaction();
        Assert.Contains("another file", await MisuseAsync(store, other, Accepted(1)), StringComparison.Ordinal);
        other.Rollback();
        using var host = Host(DatabasePath);
        using var ended = host.BeginTransaction();
        Assert.Contains("inserts only", await MisuseAsync(store, ended, new ChangeSet([Keys.Change(ChangeKind.Delete, Keys.Record(1))])), StringComparison.Ordinal);
        ended.Commit();
        Assert.Contains("has ended", await MisuseAsync(store, ended, Accepted(1)), StringComparison.Ordinal);
        Assert.Empty(await AllAsync(store, Keys.Type));
    }

    private static Microsoft.Data.Sqlite.SqliteConnection Host(string path)
    {
        var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    private static async Task<string> MisuseAsync(SqliteStore store, System.Data.Common.DbTransaction transaction, ChangeSet changes) =>
        (await Assert.ThrowsAsync<ArgumentException>(async () => await store.WriteAsync(transaction, changes, CancellationToken.None))).Message;

    private static ChangeSet Accepted(int number) => new(
        [Keys.Change(ChangeKind.Insert, Keys.Record(number)), Insert(StoredEventRecords.Instance, Event(number) with { State = EventState.Pending })]);
}
