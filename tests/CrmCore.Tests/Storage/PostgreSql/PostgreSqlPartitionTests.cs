using CrmCore.Storage.PostgreSql;
using CrmCore.Testing;
using CrmCore.Testing.Contracts;

namespace CrmCore.Tests.Storage;

/// <summary>The inbox and the timeline in a partition a month.</summary>
public sealed class PostgreSqlPartitionTests(PostgreSqlPlace place) : PostgreSqlBench(place)
{
    public static TheoryData<string> Names => ContractCase.NamesOf(typeof(Suite));

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public async Task Contract(string test)
    {
        PostgreSqlCluster.SkipUnlessThere();
        await ContractCase.RunAsync(() => new Suite(Options(months: true)), test);
    }

    [SkippableFact]
    public async Task Rows_go_to_their_month_and_old_months_are_dropped_but_not_what_waits()
    {
        PostgreSqlCluster.SkipUnlessThere();
        await using (var january = new PostgreSqlStore(Options(months: true), FakeClock.At(Instant.FromUtc(2026, 1, 20, 0, 0))))
        {
            await january.OpenAsync(RecordCatalog.Schema, CancellationToken.None);
            Assert.True(await CommitAsync(january, Event(2026, 1, 5), Event(2026, 2, 5, EventState.Pending), Event(2026, 3, 5), Event(2025, 1, 1)));
            Assert.Equal(["inbox_2026_01", "inbox_2026_02", "inbox_2026_03", "inbox_rest"], Months());
        }

        await using var store = new PostgreSqlStore(Options(months: true), FakeClock.At(Instant.FromUtc(2026, 3, 31, 0, 0)));
        await store.OpenAsync(RecordCatalog.Schema, CancellationToken.None);
        Assert.Equal(1L, Place.Read<long>($"SELECT count(*) FROM {Schema}.inbox_2026_01"));
        Assert.Equal(1L, Place.Read<long>($"SELECT count(*) FROM {Schema}.inbox_rest"));

        // January of both tables and February of the timeline; in February's inbox an event waits.
        Assert.Equal(3, await store.DropPartitionsBeforeAsync(Instant.FromUtc(2026, 3, 1, 0, 0)));
        Assert.Equal(["inbox_2026_02", "inbox_2026_03", "inbox_2026_04", "inbox_2026_05", "inbox_rest"], Months());
        Assert.Equal(3, (await SqliteBench.AllAsync(store, StoredEventRecords.Instance)).Count);
        Assert.Equal(0, await store.DropPartitionsBeforeAsync(Instant.FromUtc(2026, 3, 1, 0, 0)));
    }

    [SkippableFact]
    public async Task A_schema_made_without_partitions_is_refused_when_they_are_asked_for()
    {
        await using var store = await OpenAsync();
        Assert.Contains("made without partitions", await RefusedAsync(Options(months: true)), StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await store.DropPartitionsBeforeAsync(Instant.FromUtc(2026, 1, 1, 0, 0)));
    }

    private static RecordChange Event(int year, int month, int day, EventState state = EventState.Decided)
    {
        var id = Partitions.FirstId(new DateTimeOffset(year, month, day, 12, 0, 0, TimeSpan.Zero));
        return SqliteBench.Insert(StoredEventRecords.Instance, SqliteBench.Event(1) with { Id = new EventId(id), State = state });
    }

    private string[] Months() => Place.Read<string[]>(
        $"SELECT array_agg(c.relname::text ORDER BY c.relname) FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = '{Schema}.inbox'::regclass")!;

    private sealed class Suite(PostgreSqlOptions options) : DurableStoreContract
    {
        protected override ICrmStore CreateStore() => ReopenStore();

        protected override ICrmStore ReopenStore() => new PostgreSqlStore(options);
    }
}
