using NodaTime;
using Xunit;

namespace CrmCore.Testing.Contracts;

public abstract partial class CrmStoreContract
{
    private static readonly StoreSamples Actions = new(ScheduledActionRecords.Instance);
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 2, 12, 0);

    /// <summary>Due actions are claimed the longest due first, as many as asked for, each once, and the next due moment is told.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task Due_actions_are_claimed_in_order_and_once()
    {
        await PlanAsync(5, 1, 4, 2, 3).ConfigureAwait(false);
        await AssertClaimAsync(at: 10, limit: 2, expected: [1, 2], next: 3).ConfigureAwait(false);
        await AssertClaimAsync(at: 10, limit: 2, expected: [3, 4], next: 5).ConfigureAwait(false);
        await AssertClaimAsync(at: 10, limit: 2, expected: [5], next: null).ConfigureAwait(false);
        await AssertClaimAsync(at: 10, limit: 2, expected: [], next: null).ConfigureAwait(false);
    }

    /// <summary>An action is due at its millisecond and never before.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task No_action_is_claimed_a_millisecond_early()
    {
        await PlanAsync(5).ConfigureAwait(false);
        await AssertClaimAsync(at: 4, limit: 9, expected: [], next: 5).ConfigureAwait(false);
        var almost = new ClaimRequest(At(5) - Duration.Epsilon, 9);
        Assert.Empty((await Store.ClaimAsync(almost, CancellationToken.None).ConfigureAwait(false)).Actions);
        await AssertClaimAsync(at: 5, limit: 9, expected: [5], next: null).ConfigureAwait(false);
    }

    /// <summary>A claimed action comes back as it was written; in a shared store under the lease that it was claimed by.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task A_claimed_action_is_whole()
    {
        var planned = Action(1) with { Error = "the line was busy", Attempts = 3, Payload = "{\"to\":\"client\"}"u8.ToArray(), Target = "клиент" };
        await CommitAsync(Actions.Change(ChangeKind.Insert, planned)).ConfigureAwait(false);
        var claimed = await Store.ClaimAsync(new ClaimRequest(At(1), 1), CancellationToken.None).ConfigureAwait(false);
        var action = Assert.Single(claimed.Actions);
        Assert.Equal(Store is ISharedStore, action.Lease != 0);
        var expected = Store is ISharedStore ? planned with { Version = planned.Version + 1, Attempts = planned.Attempts + 1, Lease = action.Lease } : planned;
        Assert.Equal(Actions.Describe(expected), Actions.Describe(action));
    }

    /// <summary>Actions that wait for something else than time are never claimed.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task Held_actions_are_never_claimed()
    {
        var held = Action(1) with { DueAt = null, Held = "paused" };
        await CommitAsync(Actions.Change(ChangeKind.Insert, held)).ConfigureAwait(false);
        await AssertClaimAsync(at: 100, limit: 9, expected: [], next: null).ConfigureAwait(false);
        var going = held with { DueAt = At(50), Held = null, Version = held.Version + 1 };
        await CommitAsync(Actions.Change(ChangeKind.Update, going, held.Version)).ConfigureAwait(false);
        await AssertClaimAsync(at: 100, limit: 9, expected: [50], next: null).ConfigureAwait(false);
    }

    /// <summary>What was released is given again, in its place.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task Released_actions_are_claimed_again()
    {
        await PlanAsync(1, 2, 3, 4).ConfigureAwait(false);
        var claimed = await Store.ClaimAsync(new ClaimRequest(At(10), 3), CancellationToken.None).ConfigureAwait(false);
        Store.Release([claimed.Actions[1], claimed.Actions[0]]);
        Store.Release([claimed.Actions[0]]);
        await AssertClaimAsync(at: 0, limit: 9, expected: [], next: 1).ConfigureAwait(false);
        await AssertClaimAsync(at: 10, limit: 9, expected: [1, 2, 4], next: null).ConfigureAwait(false);
    }

    /// <summary>A commit that changes a claimed action puts it back under its new moment; one that removes it is the end of it.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task A_commit_gives_a_claimed_action_back()
    {
        await PlanAsync(1, 2, 3).ConfigureAwait(false);
        var claimed = (await Store.ClaimAsync(new ClaimRequest(At(3), 9), CancellationToken.None).ConfigureAwait(false)).Actions;
        await CommitAsync(
            Actions.Change(ChangeKind.Delete, claimed[0], claimed[0].Version),
            Actions.Change(ChangeKind.Update, Moved(claimed[1], 1), claimed[1].Version),
            Actions.Change(ChangeKind.Update, Moved(claimed[2], 20), claimed[2].Version)).ConfigureAwait(false);
        Store.Release(claimed);
        await AssertClaimAsync(at: 10, limit: 9, expected: [1], next: 20).ConfigureAwait(false);
        await AssertClaimAsync(at: 20, limit: 9, expected: [20], next: null).ConfigureAwait(false);
    }

    /// <summary>A commit that was refused changes nothing of what is in flight.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task A_refused_commit_leaves_actions_in_flight()
    {
        await PlanAsync(1).ConfigureAwait(false);
        var claimed = (await Store.ClaimAsync(new ClaimRequest(At(1), 9), CancellationToken.None).ConfigureAwait(false)).Actions;
        var refused = await TryCommitAsync(Actions.Change(ChangeKind.Update, Moved(claimed[0], 2), 99)).ConfigureAwait(false);
        Assert.False(refused.IsCommitted);
        await AssertClaimAsync(at: 10, limit: 9, expected: [], next: null).ConfigureAwait(false);
    }

    /// <summary>What is planned for a moment that others were claimed at, or before it, is not overlooked.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task Late_comers_are_not_overlooked()
    {
        await PlanAsync(10, 20).ConfigureAwait(false);
        await AssertClaimAsync(at: 20, limit: 9, expected: [10, 20], next: null).ConfigureAwait(false);
        await CommitAsync(
            Actions.Change(ChangeKind.Insert, Action(5)),
            Actions.Change(ChangeKind.Insert, Action(20) with { Target = "a" }),
            Actions.Change(ChangeKind.Insert, Action(20) with { Target = "z" }),
            Actions.Change(ChangeKind.Insert, Action(30))).ConfigureAwait(false);
        await AssertClaimAsync(at: 20, limit: 2, expected: [5, 20], next: 20).ConfigureAwait(false);
        await AssertClaimAsync(at: 20, limit: 2, expected: [20], next: 30).ConfigureAwait(false);
        await AssertClaimAsync(at: 30, limit: 2, expected: [30], next: null).ConfigureAwait(false);
    }

    /// <summary>Claims take from all accounts.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task Claims_span_accounts()
    {
        await CommitAsync(
            Actions.Change(ChangeKind.Insert, Action(1) with { Account = 2 }),
            Actions.Change(ChangeKind.Insert, Action(2) with { Account = 1 })).ConfigureAwait(false);
        var claimed = await Store.ClaimAsync(new ClaimRequest(At(5), 9), CancellationToken.None).ConfigureAwait(false);
        Assert.Equal([2, 1], claimed.Actions.Select(action => action.Account));
    }

    /// <summary>Claims made at the same time as one another and as commits give every action exactly once.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task Concurrent_claims_and_commits_give_every_action_once()
    {
        const int Rounds = 60;
        const int Each = 10;
        var claimed = new System.Collections.Concurrent.ConcurrentBag<RecordKey>();
        var done = false;
        var claimers = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            while (true)
            {
                var last = Volatile.Read(ref done);
                var some = await Store.ClaimAsync(new ClaimRequest(At(100_000), 7), CancellationToken.None).ConfigureAwait(false);
                foreach (var action in some.Actions) claimed.Add(Actions.Type.KeyOfAny(action));
                if (last && some.Actions.Count == 0) return;
            }
        })).ToList();

        // In an order that lies before, at and behind what was claimed already.
        for (var round = 0; round < Rounds; round++)
        {
            var from = round * 7919 % Rounds * Each;
            await CommitAsync([.. Enumerable.Range(from, Each).Select(number => Actions.Change(ChangeKind.Insert, Action(number)))]).ConfigureAwait(false);
        }

        Volatile.Write(ref done, true);
        await Task.WhenAll(claimers).ConfigureAwait(false);
        Assert.Equal(Rounds * Each, claimed.Count);
        Assert.Equal(Rounds * Each, claimed.Distinct().Count());
    }

    private protected static Instant At(int milliseconds) => Noon + Duration.FromMilliseconds(milliseconds);

    private protected static ScheduledAction Action(int due) => (ScheduledAction)Actions.Record(due) with { DueAt = At(due), Held = null };

    private protected async Task PlanAsync(params int[] due) =>
        await CommitAsync([.. due.Select(moment => Actions.Change(ChangeKind.Insert, Action(moment)))]).ConfigureAwait(false);

    private protected async Task AssertClaimAsync(int at, int limit, int[] expected, int? next)
    {
        var claimed = await Store.ClaimAsync(new ClaimRequest(At(at), limit), CancellationToken.None).ConfigureAwait(false);
        Assert.Equal(expected.Select(due => (Instant?)At(due)), claimed.Actions.Select(action => action.DueAt));
        Assert.Equal(next is { } moment ? At(moment) : null, claimed.NextDue);
    }

    private static ScheduledAction Moved(ScheduledAction action, int due) => action with { DueAt = At(due), Version = action.Version + 1 };
}
