using CrmCore.Storage.Relational;
using CrmCore.Storage.Sqlite;
using CrmCore.Testing.Contracts;

namespace CrmCore.Tests.Storage;

/// <summary>Counts that repeat on every machine: statements, allocations, rows read, plans.</summary>
public sealed class SqliteBudgetTests : SqliteBench
{
    private const int Units = 256;

    [Fact]
    public async Task A_commit_runs_one_statement_a_change_and_two_for_the_transaction()
    {
        await using var store = await OpenAsync();
        var changes = Batch(0);
        var before = store.StatementsRun;
        Assert.True((await store.CommitAsync(changes, CancellationToken.None)).IsCommitted);
        Assert.Equal(changes.Changes.Count + 2, store.StatementsRun - before);
        Assert.Equal(1, store.Commits);
    }

    [Fact]
    public async Task A_load_runs_one_statement_a_look_up_and_two_for_the_transaction()
    {
        await using var store = await OpenAsync();
        Assert.True((await store.CommitAsync(Batch(0), CancellationToken.None)).IsCommitted);
        var set = RecordCatalog.NewSet();
        for (var i = 0; i < Units; i++) set.Want(EventKeyRecords.Instance, -1, new RecordKey(1, Id(i)));
        var before = store.StatementsRun;
        await store.LoadAsync(set, CancellationToken.None);
        Assert.Equal(Units + 2, store.StatementsRun - before);
        before = store.StatementsRun;
        await store.LoadAsync(set, CancellationToken.None);
        Assert.Equal(0, store.StatementsRun - before);
    }

    [Fact]
    public async Task A_commit_allocates_nothing()
    {
        await using var store = await OpenAsync();
        var least = long.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            var changes = Batch(i);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var committing = store.CommitAsync(changes, CancellationToken.None);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.True(committing.IsCompletedSuccessfully);
            Assert.True((await committing).IsCommitted);
        }

        // Less than a byte a unit: a few objects for the whole commit, none for a row. The first commits fill caches.
        Assert.InRange(least, 0, Units);
    }

    [Fact]
    public async Task A_claim_reads_what_it_gives_and_one_row_more_however_many_are_in_flight()
    {
        await using var store = await OpenAsync();
        for (var i = 0; i < 10; i++) Assert.True((await store.CommitAsync(Batch(i), CancellationToken.None)).IsCommitted);
        var request = new ClaimRequest(Instant.FromUnixTimeSeconds(1_000_000), 100);
        for (var i = 0; i < 20; i++)
        {
            var before = store.ClaimRowsRead;
            Assert.Equal(100, (await store.ClaimAsync(request, CancellationToken.None)).Actions.Count);
            Assert.Equal(101, store.ClaimRowsRead - before);
        }
    }

    [Fact]
    public async Task The_write_ahead_log_stays_bounded_beside_a_busy_writer()
    {
        await using var store = new SqliteStore(new SqliteOptions { Path = DatabasePath, CheckpointEvery = 1 << 18 });
        await store.OpenAsync(RecordCatalog.Schema, CancellationToken.None);
        for (var i = 0; i < 60; i++) Assert.True((await store.CommitAsync(Batch(i), CancellationToken.None)).IsCommitted);

        // Without checkpoints the log would hold every page that was written.
        var written = store.PagesWritten * 4_096;
        Assert.InRange(new FileInfo(DatabasePath + "-wal").Length, 1, written / 2);
    }

    [Fact]
    public async Task Every_look_up_and_page_goes_along_an_index()
    {
        await using var store = await OpenAsync();
        foreach (var type in RecordCatalog.Schema.Types)
        {
            var table = new TableModel(type, SqliteDialect.Instance);
            for (var index = -1; index < type.Indexes.Count; index++)
            {
                var order = table.OrderOf(index);
                AssertIndexed(store, order.Lookup, scan: false);
                for (var columns = 0; columns <= order.LookupColumns; columns++)
                {
                    foreach (var descending in new[] { false, true })
                    {
                        AssertIndexed(store, order.Page(columns, goesOn: false, descending), scan: columns == 0);
                        AssertIndexed(store, order.Page(columns, goesOn: true, descending), scan: false);
                    }
                }
            }
        }
    }

    private static void AssertIndexed(SqliteStore store, string sql, bool scan)
    {
        using var plan = store.WriterConnection.Prepare("EXPLAIN QUERY PLAN " + sql);
        while (plan.Step())
        {
            var step = plan.TextAt(3)!;
            Assert.DoesNotContain("TEMP B-TREE", step, StringComparison.Ordinal);
            Assert.True(scan || step.StartsWith("SEARCH", StringComparison.Ordinal), $"{step}: {sql}");
        }
    }

    private static ChangeSet Batch(int batch)
    {
        var deals = new StoreSamples(DealRecords.Instance);
        var changes = new List<RecordChange>();
        for (var i = batch * Units; i < (batch + 1) * Units; i++)
        {
            changes.Add(Insert(EventKeyRecords.Instance, new EventKey(1, Id(i), new EventId(Id(i)))));
            changes.Add(Event(i, "call.incoming", 1_024));
            changes.Add(Insert(DealRecords.Instance, deals.Record(i)));
            changes.Add(Insert(TimelineRecords.Instance, new StoreSamples(TimelineRecords.Instance).Record(i)));
            var action = (ScheduledAction)new StoreSamples(ScheduledActionRecords.Instance).Record(i);
            changes.Add(Insert(ScheduledActionRecords.Instance, action with { DueAt = Instant.FromUnixTimeSeconds(i), Held = null }));
        }

        return new ChangeSet(changes);
    }
}
