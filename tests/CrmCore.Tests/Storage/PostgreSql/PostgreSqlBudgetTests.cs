using CrmCore.Storage.PostgreSql;
using CrmCore.Testing.Contracts;

namespace CrmCore.Tests.Storage;

/// <summary>Counts that repeat on every machine: statements and plans.</summary>
public sealed class PostgreSqlBudgetTests(PostgreSqlPlace place) : PostgreSqlBench(place)
{
    private const int Units = 64;

    [SkippableFact]
    public async Task A_commit_runs_one_statement_a_table_and_kind_and_four_around_them()
    {
        await using var store = await OpenAsync();
        var changes = Batch();
        var kinds = changes.Changes.Select(change => (change.Type, change.Kind)).Distinct().Count();
        var before = store.StatementsRun;
        Assert.True((await store.CommitAsync(changes, CancellationToken.None)).IsCommitted);

        // BEGIN, the locks, the epochs, COMMIT.
        Assert.Equal(kinds + 4, store.StatementsRun - before);
        Assert.InRange(store.StatementsRun - before, 0, 11);
        Assert.Equal(1, store.Commits);
    }

    [SkippableFact]
    public async Task A_load_runs_one_statement_an_index()
    {
        await using var store = await OpenAsync();
        var set = RecordCatalog.NewSet();
        for (var i = 0; i < Units; i++)
        {
            set.Want(EventKeyRecords.Instance, -1, new RecordKey(1, StoreSamples.Id(i)));
            set.Want(DealRecords.Instance, -1, new RecordKey(1, StoreSamples.Id(i)));
            set.Want(DealLinkRecords.Instance, DealLinkRecords.ByContact, DealLinkRecords.ContactKey(1, new ContactId(StoreSamples.Id(i))));
        }

        var before = store.StatementsRun;
        await store.LoadAsync(set, CancellationToken.None);
        Assert.Equal(3, store.StatementsRun - before);
    }

    [SkippableFact]
    public async Task A_claim_runs_two_statements_and_one_more_when_something_was_given_back()
    {
        await using var store = await OpenAsync();
        Assert.True((await store.CommitAsync(Batch(), CancellationToken.None)).IsCommitted);
        var request = new ClaimRequest(Instant.FromUnixTimeSeconds(1_000_000), 40);
        var before = store.StatementsRun;
        var claimed = await store.ClaimAsync(request, CancellationToken.None);
        Assert.Equal(40, claimed.Actions.Count);
        Assert.Equal(2, store.StatementsRun - before);
        store.Release(claimed.Actions);
        before = store.StatementsRun;
        Assert.Equal(40, (await store.ClaimAsync(request, CancellationToken.None)).Actions.Count);
        Assert.Equal(3, store.StatementsRun - before);
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_look_up_and_page_goes_along_an_index(bool hasRows)
    {
        await using var store = await OpenAsync();
        if (hasRows) await FillAsync(store);
        foreach (var type in RecordCatalog.Schema.Types)
        {
            var table = store.Tables[type];
            for (var index = -1; index < type.Indexes.Count; index++)
            {
                var order = table.OrderOf(index);
                var mayBeSorted = index >= 0 && (type.Indexes[index].Unique || !table.Dialect.EndsInKey(type, type.Indexes[index]));
                await AssertIndexedAsync(store, LookupCommand.TextOf(table, index), order.LookupColumns, isUnique: index >= 0);
                for (var columns = 0; columns <= order.LookupColumns; columns++)
                {
                    foreach (var goesOn in new[] { false, true })
                    {
                        var parameters = (goesOn ? order.Columns.Count : columns) + 1;
                        await AssertIndexedAsync(store, order.Page(columns, goesOn, descending: true), parameters, mayBeSorted);
                    }
                }
            }
        }
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_claim_goes_along_the_due_moments(bool hasRows)
    {
        await using var store = await OpenAsync();
        if (hasRows) await FillAsync(store);
        var texts = new ClaimTexts(store.Tables, store.Tables[ScheduledActionRecords.Instance]);
        var take = await AssertIndexedAsync(store, texts.Take, 3, isUnique: true);
        Assert.Equal(2, take.Split("Index Scan using action_by_due").Length - 1 + (take.Split("Index Only Scan using action_by_due").Length - 1));
        Assert.Contains("Index Scan using action_pkey", take, StringComparison.Ordinal);
        Assert.Contains("using action_by_due", await AssertIndexedAsync(store, texts.Next, 1, isUnique: true), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_change_finds_its_row_along_the_key_in_the_order_of_the_statement(bool hasRows)
    {
        await using var store = await OpenAsync();
        if (hasRows) await FillAsync(store);
        foreach (var type in RecordCatalog.Schema.Types.Where(type => type.VersionColumn >= 0))
        {
            foreach (var (kind, columns) in new[] { (ChangeKind.Update, type.Columns.Count), (ChangeKind.Delete, type.KeyColumns) })
            {
                var plan = await AssertIndexedAsync(store, TableWrites.TextOf(store.Tables[type], kind, tells: false), columns + 1, isUnique: false);
                Assert.InRange(plan.IndexOf("Function Scan on", StringComparison.Ordinal), 0, plan.IndexOf("Index Scan", StringComparison.Ordinal));
            }
        }
    }

    private static async Task<string> AssertIndexedAsync(PostgreSqlStore store, string sql, int parameters, bool isUnique)
    {
        var session = await store.Sessions.RentAsync(durable: false, CancellationToken.None);
        await session.RunAsync($"PREPARE asked AS {sql}", CancellationToken.None);
        var nulls = string.Join(", ", Enumerable.Repeat("NULL", parameters));
        var lines = new List<string>();
        await using (var command = new Npgsql.NpgsqlCommand($"EXPLAIN (COSTS OFF) EXECUTE asked({nulls})", session.Connection))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        }

        await session.RunAsync("DEALLOCATE asked", CancellationToken.None);
        await store.Sessions.ReturnAsync(session);
        var plan = string.Join('\n', lines);
        // All nodes are asked for: they are few.
        Assert.DoesNotContain("Seq Scan", plan.Replace("Seq Scan on crm_node", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Index", plan, StringComparison.Ordinal);
        Assert.True(isUnique || !plan.Contains("Sort", StringComparison.Ordinal), $"{sql}\n{plan}");
        return plan;
    }

    private async Task FillAsync(PostgreSqlStore store)
    {
        foreach (var type in RecordCatalog.Schema.Types)
        {
            var samples = new StoreSamples(type);
            Assert.True(await CommitAsync(store, [.. Enumerable.Range(1, 3).Select(number => samples.Change(samples.New, samples.Record(number)))]));
        }

        Place.Execute("ANALYZE");
    }

    private static ChangeSet Batch()
    {
        var counts = new StoreSamples(StageCountRecords.Instance);
        var changes = new List<RecordChange> { counts.Change(ChangeKind.Add, new StageCount(1, "sales", "new", "RUB", 1, 0)) };
        for (var i = 1; i <= Units; i++)
        {
            changes.Add(Keys.Change(ChangeKind.Insert, Keys.Record(i)));
            changes.Add(SqliteBench.Event(i, "call.incoming", 1_024));
            changes.Add(Deal(i));
            changes.Add(SqliteBench.Insert(TimelineRecords.Instance, new StoreSamples(TimelineRecords.Instance).Record(i)));
            var action = (ScheduledAction)new StoreSamples(ScheduledActionRecords.Instance).Record(i);
            changes.Add(SqliteBench.Insert(ScheduledActionRecords.Instance, action with { DueAt = Instant.FromUnixTimeSeconds(i), Held = null }));
        }

        return new ChangeSet(changes) { Epochs = [new AccountEpoch(1, 0)] };
    }
}
