using CrmCore.Storage.PostgreSql;
using Npgsql;

namespace CrmCore.Tests.Storage;

/// <summary>Accepting within a transaction of the host's.</summary>
public sealed class PostgreSqlHostTransactionTests(PostgreSqlPlace place) : PostgreSqlBench(place)
{
    [SkippableFact]
    public async Task What_the_host_commits_is_there_and_told_and_what_it_rolls_back_never_happened()
    {
        await using var store = await OpenAsync();
        var heard = new TaskCompletionSource();
        store.Heard = news => heard.TrySetResult();
        var undone = await BeginAsync();
        Assert.True((await store.WriteAsync(undone, Event(1), CancellationToken.None)).IsCommitted);
        await EndAsync(undone, commit: false);
        var done = await BeginAsync();
        Assert.True((await store.WriteAsync(done, Event(2), CancellationToken.None)).IsCommitted);
        Assert.False(heard.Task.IsCompleted);
        Assert.False((await store.LookAsync([], CancellationToken.None)).HasPending);
        await EndAsync(done);
        await heard.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.True((await store.LookAsync([], CancellationToken.None)).HasPending);
        Assert.Null(await FindAsync(store, Keys.Record(1), Keys.Type));
        Assert.NotNull(await FindAsync(store, Keys.Record(2), Keys.Type));
    }

    [SkippableFact]
    public async Task A_taken_key_is_told_and_leaves_the_hosts_transaction_whole()
    {
        await using var store = await OpenAsync();
        Assert.True(await CommitAsync(store, [.. Event(1).Changes]));
        Place.Execute($"CREATE TABLE {Schema}.orders (number int)");
        var order = await BeginAsync($"INSERT INTO {Schema}.orders VALUES (1)");
        var both = new ChangeSet([.. Event(2).Changes, .. Event(1).Changes]);
        Assert.Equal(both.Changes.Skip(2), (await store.WriteAsync(order, both, CancellationToken.None)).Conflicts);
        await EndAsync(order);
        Assert.Equal(1L, Place.Read<long>($"SELECT count(*) FROM {Schema}.orders"));
        Assert.Null(await FindAsync(store, Keys.Record(2), Keys.Type));
    }

    [SkippableFact]
    public async Task Transactions_that_cannot_take_part_are_refused_by_name()
    {
        await using var store = await OpenAsync();
        var elsewhere = new NpgsqlConnection(PostgreSqlCluster.Shared.CreateDatabase());
        await elsewhere.OpenAsync();
        await using (var other = await elsewhere.BeginTransactionAsync())
        {
            Assert.Contains("another database", await MisuseAsync(store, other, Event(1)), StringComparison.Ordinal);
        }

        await elsewhere.DisposeAsync();
        using var lite = new Microsoft.Data.Sqlite.SqliteConnection("Data Source=:memory:");
        lite.Open();
        using var file = lite.BeginTransaction();
        Assert.Contains("NpgsqlTransaction", await MisuseAsync(store, file, Event(1)), StringComparison.Ordinal);
        var open = await BeginAsync();
        Assert.Contains("inserts only", await MisuseAsync(store, open, new ChangeSet([NextDeal(Deals.Record(1))])), StringComparison.Ordinal);
        await EndAsync(open);
        Assert.Contains("has ended", await MisuseAsync(store, open, Event(1)), StringComparison.Ordinal);
    }

    private static async Task<string> MisuseAsync(PostgreSqlStore store, System.Data.Common.DbTransaction transaction, ChangeSet changes) =>
        (await Assert.ThrowsAsync<ArgumentException>(async () => await store.WriteAsync(transaction, changes, CancellationToken.None))).Message;

    private static ChangeSet Event(int number) => new(
    [
        Keys.Change(ChangeKind.Insert, Keys.Record(number)),
        SqliteBench.Insert(StoredEventRecords.Instance, SqliteBench.Event(number) with { State = EventState.Pending }),
    ]);
}
