using Xunit;

namespace CrmCore.Testing.Contracts;

public abstract partial class CrmStoreContract
{
    /// <summary>A key that is taken refuses the insert, and the row stays as it was.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task A_taken_key_refuses_the_insert()
    {
        foreach (var samples in AllSamples().Where(samples => !samples.Type.Additive))
        {
            var first = samples.Record(1);
            await CommitAsync(samples.Change(ChangeKind.Insert, first)).ConfigureAwait(false);
            var change = samples.Change(ChangeKind.Insert, first);
            var result = await TryCommitAsync(change).ConfigureAwait(false);
            Assert.Equal(change, Assert.Single(result.Conflicts));
            await AssertStoredAsync(samples, first).ConfigureAwait(false);
        }
    }

    /// <summary>A unique value that is taken refuses an insert and an update, and is free again after a delete.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task A_taken_unique_value_refuses_the_change()
    {
        var samples = new StoreSamples(AccountRecords.Instance);
        var first = (Account)samples.Record(1);
        var second = (Account)samples.Record(2);
        await CommitAsync(samples.Change(ChangeKind.Insert, first), samples.Change(ChangeKind.Insert, second)).ConfigureAwait(false);

        var third = (Account)samples.Record(3) with { Id = first.Id };
        Assert.Single((await TryCommitAsync(samples.Change(ChangeKind.Insert, third)).ConfigureAwait(false)).Conflicts);
        var renamed = second with { Id = first.Id, Version = second.Version + 1 };
        Assert.Single((await TryCommitAsync(samples.Change(ChangeKind.Update, renamed, second.Version)).ConfigureAwait(false)).Conflicts);
        await AssertStoredAsync(samples, second).ConfigureAwait(false);

        await CommitAsync(samples.Change(ChangeKind.Delete, first, first.Version)).ConfigureAwait(false);
        await CommitAsync(samples.Change(ChangeKind.Insert, third)).ConfigureAwait(false);
        await AssertStoredAsync(samples, third).ConfigureAwait(false);
    }

    /// <summary>An update replaces the row when it has the expected version, and only then.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task An_update_needs_the_expected_version()
    {
        foreach (var samples in AllSamples().Where(samples => samples.Type.VersionColumn >= 0))
        {
            var first = samples.Record(1);
            var version = samples.Type.VersionOfAny(first);
            var second = samples.Next(first);
            Assert.Single((await TryCommitAsync(samples.Change(ChangeKind.Update, second, version)).ConfigureAwait(false)).Conflicts);
            await CommitAsync(samples.Change(ChangeKind.Insert, first)).ConfigureAwait(false);
            Assert.Single((await TryCommitAsync(samples.Change(ChangeKind.Update, second, version + 5)).ConfigureAwait(false)).Conflicts);
            await AssertStoredAsync(samples, first).ConfigureAwait(false);
            await CommitAsync(samples.Change(ChangeKind.Update, second, version)).ConfigureAwait(false);
            await AssertStoredAsync(samples, second).ConfigureAwait(false);
            Assert.Single((await TryCommitAsync(samples.Change(ChangeKind.Update, samples.Next(second), version)).ConfigureAwait(false)).Conflicts);
        }
    }

    /// <summary>Types without a version are updated by key, and an absent row is a conflict.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task Rows_without_a_version_are_updated_by_key()
    {
        var samples = new StoreSamples(EventKeyRecords.Instance);
        var first = (EventKey)samples.Record(1);
        var other = first with { Event = ((EventKey)samples.Record(2)).Event };
        Assert.Single((await TryCommitAsync(samples.Change(ChangeKind.Update, other)).ConfigureAwait(false)).Conflicts);
        await CommitAsync(samples.Change(ChangeKind.Insert, first)).ConfigureAwait(false);
        await CommitAsync(samples.Change(ChangeKind.Update, other)).ConfigureAwait(false);
        await AssertStoredAsync(samples, other).ConfigureAwait(false);
    }

    /// <summary>A row whose column was emptied stands no more in the index that asks for it.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task An_emptied_row_leaves_its_index()
    {
        var samples = new StoreSamples(StoredEventRecords.Instance);
        var pending = (StoredEvent)samples.Record(1) with { State = EventState.Pending };
        await CommitAsync(samples.Change(ChangeKind.Insert, pending)).ConfigureAwait(false);
        await CommitAsync(samples.Change(ChangeKind.Update, pending with { State = EventState.Decided, Version = pending.Version + 1 }, pending.Version)).ConfigureAwait(false);
        var open = RecordSchema.Pending.Key;
        var set = await LoadAsync(RecordSchema.Pending).ConfigureAwait(false);
        Assert.Empty(set.Of(samples.Type).LookupAny(StoredEventRecords.ByOpen, open));
    }

    /// <summary>A delete removes the row when it has the expected version; an absent row is a conflict.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task A_delete_needs_the_row_at_its_version()
    {
        foreach (var samples in AllSamples().Where(samples => !samples.Type.Additive))
        {
            var record = samples.Record(1);
            var version = samples.Type.VersionOfAny(record);
            Assert.Single((await TryCommitAsync(samples.Change(ChangeKind.Delete, record, version)).ConfigureAwait(false)).Conflicts);
            await CommitAsync(samples.Change(ChangeKind.Insert, record)).ConfigureAwait(false);
            if (samples.Type.VersionColumn >= 0)
            {
                Assert.Single((await TryCommitAsync(samples.Change(ChangeKind.Delete, record, version + 1)).ConfigureAwait(false)).Conflicts);
            }

            await CommitAsync(samples.Change(ChangeKind.Delete, record, version)).ConfigureAwait(false);
            await AssertAbsentAsync(samples.Type, samples.Type.KeyOfAny(record)).ConfigureAwait(false);
            await CommitAsync(samples.Change(ChangeKind.Insert, record)).ConfigureAwait(false);
            await AssertStoredAsync(samples, record).ConfigureAwait(false);
        }
    }

    /// <summary>Numbers are added to a counter's row, which is made when it is missing.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task Counters_add_up()
    {
        var samples = new StoreSamples(StageCountRecords.Instance);
        await CommitAsync(samples.Change(ChangeKind.Add, new StageCount(1, "sales", "new", "RUB", 2, 500))).ConfigureAwait(false);
        await CommitAsync(
            samples.Change(ChangeKind.Add, new StageCount(1, "sales", "new", "RUB", -1, long.MaxValue - 500)),
            samples.Change(ChangeKind.Add, new StageCount(1, "sales", "new", "", 7, 0))).ConfigureAwait(false);
        await AssertStoredAsync(samples, new StageCount(1, "sales", "new", "RUB", 1, long.MaxValue)).ConfigureAwait(false);
        await AssertStoredAsync(samples, new StageCount(1, "sales", "new", "", 7, 0)).ConfigureAwait(false);
    }

    /// <summary>One conflict, and nothing of the commit is written, whatever stands before or behind it.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task One_conflict_and_nothing_is_written()
    {
        var all = AllSamples().ToList();
        var keys = all.Single(samples => samples.Type == EventKeyRecords.Instance);
        var taken = keys.Record(500);
        var counter = new StoreSamples(StageCountRecords.Instance);
        var counted = (StageCount)counter.Record(1);
        await CommitAsync(keys.Change(ChangeKind.Insert, taken), counter.Change(ChangeKind.Add, counted)).ConfigureAwait(false);

        var changes = all.Select(samples => samples.Change(samples.New, samples.Record(1))).ToList();
        var middle = changes.Count / 2;
        changes.Insert(middle, keys.Change(ChangeKind.Insert, taken));
        Assert.Single((await TryCommitAsync([.. changes]).ConfigureAwait(false)).Conflicts);

        foreach (var samples in all.Where(samples => !samples.Type.Additive))
        {
            await AssertAbsentAsync(samples.Type, samples.Type.KeyOfAny(samples.Record(1))).ConfigureAwait(false);
        }

        await AssertStoredAsync(counter, counted).ConfigureAwait(false);
        changes.RemoveAt(middle);
        await CommitAsync([.. changes]).ConfigureAwait(false);
    }

    /// <summary>All that stands against a commit is told at once, of every type and kind, in the order of the changes.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task All_conflicts_are_told_at_once()
    {
        var keys = new StoreSamples(EventKeyRecords.Instance);
        var deals = new StoreSamples(DealRecords.Instance);
        var known = Enumerable.Range(1, 5).Select(number => keys.Record(number)).ToList();
        var deal = deals.Record(1);
        await CommitAsync([.. known.Select(key => keys.Change(ChangeKind.Insert, key)), deals.Change(ChangeKind.Insert, deal)]).ConfigureAwait(false);

        RecordChange[] changes =
        [
            .. Enumerable.Range(1, 10).Select(number => keys.Change(ChangeKind.Insert, keys.Record(number))),
            deals.Change(ChangeKind.Update, deals.Next(deal), 99),
            deals.Change(ChangeKind.Delete, deals.Record(2), 1),
            deals.Change(ChangeKind.Insert, deals.Record(3)),
        ];
        var result = await TryCommitAsync(changes).ConfigureAwait(false);
        Assert.Equal([.. changes[..5], changes[10], changes[11]], result.Conflicts);
    }

    /// <summary>A commit that was cancelled before it began writes nothing; an empty one changes nothing.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task A_cancelled_commit_writes_nothing()
    {
        var samples = new StoreSamples(DealRecords.Instance);
        var deal = samples.Record(1);
        var changes = new ChangeSet([samples.Change(ChangeKind.Insert, deal)]);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Store.CommitAsync(changes, new CancellationToken(canceled: true)).ConfigureAwait(false)).ConfigureAwait(false);
        await AssertAbsentAsync(samples.Type, samples.Type.KeyOfAny(deal)).ConfigureAwait(false);
        Assert.True((await Store.CommitAsync(new ChangeSet([]), CancellationToken.None).ConfigureAwait(false)).IsCommitted);
    }
}
