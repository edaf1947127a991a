using Xunit;

namespace CrmCore.Testing.Contracts;

public abstract partial class SharedStoreContract
{
    /// <summary>Of two commits of one row one wins, and the other is told.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task Of_two_commits_of_one_row_one_wins_and_the_other_is_told()
    {
        var deal = Deals.Record(1);
        await CommitAsync(One, Deals.Change(ChangeKind.Insert, deal)).ConfigureAwait(false);
        for (var round = 0; round < 30; round++)
        {
            var change = Deals.Change(ChangeKind.Update, Deals.Next(deal), Deals.Type.VersionOfAny(deal));
            var results = await Task.WhenAll(One.CommitAsync(new ChangeSet([change]), default).AsTask(), Other.CommitAsync(new ChangeSet([change]), default).AsTask()).ConfigureAwait(false);
            Assert.Single(results, result => result.IsCommitted);
            Assert.Equal(change, Assert.Single(results.Single(result => !result.IsCommitted).Conflicts));
            deal = Deals.Next(deal);
        }
    }

    /// <summary>Commits of the same rows in other orders, and of the same new keys, end: each row is one's.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task Commits_that_meet_at_many_rows_end()
    {
        var deals = Enumerable.Range(1, 40).Select(number => Deals.Record(number)).ToList();
        await CommitAsync(One, [.. deals.Select(deal => Deals.Change(ChangeKind.Insert, deal))]).ConfigureAwait(false);
        for (var round = 0; round < 10; round++)
        {
            var next = round + 1;
            var mine = deals.Select(deal => Deals.Change(ChangeKind.Update, Deals.Next(deal), Deals.Type.VersionOfAny(deal)))
                .Concat(Enumerable.Range(next * 100, 40).Select(number => Keys.Change(ChangeKind.Insert, Keys.Record(number)))).ToArray();
            var theirs = mine.Reverse().ToArray();
            var results = await Task.WhenAll(
                Task.Run(async () => await One.CommitAsync(new ChangeSet(mine), default).ConfigureAwait(false)),
                Task.Run(async () => await Other.CommitAsync(new ChangeSet(theirs), default).ConfigureAwait(false))).ConfigureAwait(false);
            Assert.Single(results, result => result.IsCommitted);
            Assert.Equal(80, results.Single(result => !result.IsCommitted).Conflicts.Count);
            deals = [.. deals.Select(Deals.Next)];
        }
    }

    /// <summary>Counters add up whoever adds.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task Counters_add_up_across_nodes()
    {
        var counts = new StoreSamples(StageCountRecords.Instance);
        var one = new StageCount(1, "sales", "new", "RUB", 1, 10);
        async Task AddAsync(ISharedStore store)
        {
            for (var i = 0; i < 40; i++) await CommitAsync(store, counts.Change(ChangeKind.Add, one)).ConfigureAwait(false);
        }

        await Task.WhenAll(Task.Run(() => AddAsync(One)), Task.Run(() => AddAsync(Other))).ConfigureAwait(false);
        var sum = await FindAsync(One, counts.Type, counts.Type.KeyOfAny(one)).ConfigureAwait(false);
        Assert.Equal(counts.Describe(new StageCount(1, "sales", "new", "RUB", 80, 800)), counts.Describe(sum!));
    }

    /// <summary>A commit that was decided in another epoch is refused as a whole, and told so.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task A_commit_of_another_epoch_is_refused()
    {
        Assert.True((await One.CommitAsync(At(0, Deals.Change(ChangeKind.Insert, Deals.Record(1))), default).ConfigureAwait(false)).IsCommitted);
        await BeginEpochAsync(One, 0).ConfigureAwait(false);
        var late = await Other.CommitAsync(At(0, Deals.Change(ChangeKind.Insert, Deals.Record(2))), default).ConfigureAwait(false);
        Assert.True(late.IsStale);
        Assert.False(late.IsCommitted);
        Assert.Null(await FindAsync(One, Deals.Type, Deals.Type.KeyOfAny(Deals.Record(2))).ConfigureAwait(false));
        Assert.True((await Other.CommitAsync(At(1, Deals.Change(ChangeKind.Insert, Deals.Record(2))), default).ConfigureAwait(false)).IsCommitted);
        Assert.Equal([new AccountEpoch(7, 0), new AccountEpoch(1, 1)], (await Other.LookAsync([7, 1], default).ConfigureAwait(false)).Epochs);
    }

    /// <summary>Who is alone keeps the account's commits of all nodes waiting, and decides by what they have written; other accounts go on.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task Who_is_alone_keeps_the_others_waiting()
    {
        var alone = await One.EnterAloneAsync(1, default).ConfigureAwait(false);
        var waiting = Other.CommitAsync(At(0, Deals.Change(ChangeKind.Insert, Deals.Record(1))), default).AsTask();
        var elsewhere = new ChangeSet([Deals.Change(ChangeKind.Insert, Deals.Record(1, account: 2))]) { Epochs = [new AccountEpoch(2, 0)] };
        Assert.True((await Other.CommitAsync(elsewhere, default).AsTask().WaitAsync(Long).ConfigureAwait(false)).IsCommitted);
        await BeginEpochAsync(One, 0, enter: false).ConfigureAwait(false);
        Assert.False(waiting.IsCompleted);
        await alone.DisposeAsync().ConfigureAwait(false);
        Assert.True((await waiting.WaitAsync(Long).ConfigureAwait(false)).IsStale);
    }

    /// <summary>Only one is alone at a time; whoever waits can be stopped; the right to the inbox stops no commit.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task Only_one_is_alone_at_a_time()
    {
        var inbox = await One.EnterAloneAsync(0, default).ConfigureAwait(false);
        Assert.True((await Other.CommitAsync(At(0, Deals.Change(ChangeKind.Insert, Deals.Record(1))), default).AsTask().WaitAsync(Long).ConfigureAwait(false)).IsCommitted);
        using var stop = new CancellationTokenSource(Short);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Other.EnterAloneAsync(0, stop.Token).ConfigureAwait(false)).ConfigureAwait(false);
        var waiting = Other.EnterAloneAsync(0, default).AsTask();
        await Assert.ThrowsAsync<TimeoutException>(() => waiting.WaitAsync(Short)).ConfigureAwait(false);
        await inbox.DisposeAsync().ConfigureAwait(false);
        await inbox.DisposeAsync().ConfigureAwait(false);
        await (await waiting.WaitAsync(Long).ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Whoever enters alone waits for the commits under way; each is either written before or refused after.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task Entering_alone_waits_for_commits_under_way_and_follows_them()
    {
        for (var round = 0; round < 20; round++)
        {
            var number = round * 2;
            var commit = Task.Run(async () => await One.CommitAsync(At(round, Deals.Change(ChangeKind.Insert, Deals.Record(number + 1))), default).ConfigureAwait(false));
            await BeginEpochAsync(Other, round).ConfigureAwait(false);
            var result = await commit.WaitAsync(Long).ConfigureAwait(false);
            Assert.True(result.IsCommitted || result.IsStale);
            var found = await FindAsync(Other, Deals.Type, Deals.Type.KeyOfAny(Deals.Record(number + 1))).ConfigureAwait(false);
            Assert.Equal(result.IsCommitted, found is not null);
        }
    }

    /// <summary>Accepted events that wait are seen by every node, until they are decided.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task Events_that_wait_are_seen_by_every_node()
    {
        Assert.False((await Other.LookAsync([], default).ConfigureAwait(false)).HasPending);
        var inbox = new StoreSamples(StoredEventRecords.Instance);
        var pending = (StoredEvent)inbox.Record(1) with { State = EventState.Pending };
        await CommitAsync(One, inbox.Change(ChangeKind.Insert, pending)).ConfigureAwait(false);
        Assert.True((await Other.LookAsync([], default).ConfigureAwait(false)).HasPending);
        Assert.True((await One.LookAsync([1], default).ConfigureAwait(false)).HasPending);
        var decided = pending with { State = EventState.Decided, Version = pending.Version + 1 };
        await CommitAsync(Other, inbox.Change(ChangeKind.Update, decided, pending.Version)).ConfigureAwait(false);
        Assert.False((await One.LookAsync([1], default).ConfigureAwait(false)).HasPending);
    }

    /// <summary>What one node tells the others hear.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task What_a_node_tells_the_others_hear()
    {
        await AssertHeardAsync(One, Other, StoreNews.Accepted).ConfigureAwait(false);
        await AssertHeardAsync(Other, One, StoreNews.Planned).ConfigureAwait(false);
    }

    private static async Task AssertHeardAsync(ISharedStore from, ISharedStore to, StoreNews news)
    {
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        to.Heard = told =>
        {
            if (told.HasFlag(news)) heard.TrySetResult();
        };

        // Nothing is promised of one telling: the node that is told may not be known yet.
        for (var i = 0; i < 100 && !heard.Task.IsCompleted; i++)
        {
            from.Tell(news);
            await Task.WhenAny(heard.Task, Task.Delay(Short, TimeProvider.System)).ConfigureAwait(false);
        }

        await heard.Task.WaitAsync(Short).ConfigureAwait(false);
        to.Heard = null;
    }

    private static async Task BeginEpochAsync(ISharedStore store, long number, bool enter = true)
    {
        var alone = enter ? await store.EnterAloneAsync(1, default).AsTask().WaitAsync(Long).ConfigureAwait(false) : null;
        var epochs = new StoreSamples(AccountEpochRecords.Instance);
        var next = new ChangeSet([epochs.Change(ChangeKind.Add, new AccountEpochRow(1, 1))]) { Epochs = [new AccountEpoch(1, number)], IsAlone = true };
        Assert.True((await store.CommitAsync(next, default).AsTask().WaitAsync(Long).ConfigureAwait(false)).IsCommitted);
        if (alone is not null) await alone.DisposeAsync().ConfigureAwait(false);
    }
}
