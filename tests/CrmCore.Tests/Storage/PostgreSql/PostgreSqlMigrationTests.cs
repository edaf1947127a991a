using CrmCore.Storage.PostgreSql;

namespace CrmCore.Tests.Storage;

/// <summary>Making the schema, and bringing it forward while nodes of the version before run.</summary>
public sealed class PostgreSqlMigrationTests(PostgreSqlPlace place) : PostgreSqlBench(place)
{
    [SkippableFact]
    public async Task Nodes_that_start_together_make_the_schema_once()
    {
        PostgreSqlCluster.SkipUnlessThere();
        var stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => OpenAsync())));
        Assert.Equal(RecordCatalog.Version, Place.Read<long>($"SELECT count(*) FROM {Schema}.crm_schema"));
        Assert.Equal(6L, Place.Read<long>($"SELECT count(*) FROM {Schema}.crm_node"));
        Assert.Equal(6, stores.Select(store => store.Node).Distinct().Count());
        foreach (var store in stores) await store.DisposeAsync();
        Assert.Equal(0L, Place.Read<long>($"SELECT count(*) FROM {Schema}.crm_node"));
    }

    [SkippableFact]
    public async Task A_migration_that_fails_leaves_the_schema_as_it_was()
    {
        await (await OpenAsync()).DisposeAsync();
        Place.Execute($"CREATE TABLE {Schema}.grade (name text)");
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await OpenAsync(schema: Later()));
        Assert.Equal(RecordCatalog.Version, Place.Read<long>($"SELECT max(version) FROM {Schema}.crm_schema"));
        Assert.Equal(0L, Place.Read<long>($"SELECT count(*) FROM information_schema.columns WHERE table_schema = '{Schema}' AND column_name = 'grade'"));
        await (await OpenAsync()).DisposeAsync();
    }

    [SkippableFact]
    public async Task A_node_of_the_version_before_goes_on_while_and_after_another_brings_the_schema_forward()
    {
        await using var old = await OpenAsync();
        Assert.True(await CommitAsync(old, Deal(1)));
        using var stop = new CancellationTokenSource();
        var working = WorkAsync(old, stop.Token);
        await using var newer = await OpenAsync(schema: Later());
        Assert.True(await CommitAsync(old, NextDeal(Deals.Record(1))));
        await Task.Delay(200);
        await stop.CancelAsync();
        var written = await working;

        // Rows of the older library have the new column's default, and its updates leave the column alone.
        Assert.Equal(0L, Place.Read<long>($"SELECT max(grade) FROM {Schema}.deal"));
        Place.Execute($"UPDATE {Schema}.deal SET grade = 5");
        var last = Deals.Record(1_000 + written);
        Assert.True(await CommitAsync(old, NextDeal(last)));
        Assert.Equal(written + 2, Place.Read<long>($"SELECT count(*) FROM {Schema}.deal WHERE grade IN (0, 5)") + 1);
        Assert.Equal(5L, Place.Read<long>($"SELECT grade FROM {Schema}.deal WHERE version = 2 AND id = '{IdOf(1_000 + written)}'"));
        Assert.Equal(1L, Place.Read<long>($"SELECT count(*) FROM pg_indexes WHERE schemaname = '{Schema}' AND indexname = 'deal_by_grade'"));

        // The older library starts no more: it would not know what the newer one writes.
        Assert.Contains("newer CrmCore", await RefusedAsync(), StringComparison.Ordinal);
    }

    private static async Task<int> WorkAsync(PostgreSqlStore store, CancellationToken stop)
    {
        var written = 0;
        while (!stop.IsCancellationRequested)
        {
            written++;
            Assert.True(await CommitAsync(store, Deal(1_000 + written)));
        }

        return written;
    }

    // The next version of the schema: a column, an index and a table more.
    private static RecordSchema Later()
    {
        var types = RecordCatalog.Schema.Types.ToList();
        types[DealRecords.Instance.Ordinal] = new GradedDealRecords { Ordinal = DealRecords.Instance.Ordinal };
        types.Add(new GradeRecords { Ordinal = types.Count });
        return new RecordSchema(RecordCatalog.Version + 1, types);
    }

    private sealed class GradedDealRecords() : RecordType<Deal>(
        "deal", 2,
        [.. DealRecords.Instance.Columns, new("grade", ColumnKind.Integer, Since: RecordCatalog.Version + 1)],
        new RecordIndex("by_grade", ["account", "grade"], 2, Since: RecordCatalog.Version + 1))
    {
        public override RecordKey KeyOf(Deal record) => DealRecords.Instance.KeyOf(record);

        public override void Write(Deal record, IRowWriter row)
        {
            DealRecords.Instance.Write(record, row);
            row.Integer(Columns.Count - 1, 1);
        }

        public override Deal Read(IRowReader row) => DealRecords.Instance.Read(row);
    }

    private sealed class GradeRecords() : RecordType<AccountEpochRow>("grade", 1, [new("account", ColumnKind.Integer), new("number", ColumnKind.Integer)])
    {
        public override int Since => RecordCatalog.Version + 1;

        public override RecordKey KeyOf(AccountEpochRow record) => new(record.Account);

        public override void Write(AccountEpochRow record, IRowWriter row)
        {
            row.Integer(0, record.Account);
            row.Integer(1, record.Number);
        }

        public override AccountEpochRow Read(IRowReader row) => new((int)row.Integer(0), row.Integer(1));
    }
}
