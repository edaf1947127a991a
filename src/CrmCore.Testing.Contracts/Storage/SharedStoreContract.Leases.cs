using NodaTime;
using Xunit;

namespace CrmCore.Testing.Contracts;

public abstract partial class SharedStoreContract
{
    /// <summary>Two nodes that claim at once get every action once, and each under a lease of its own.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task Nodes_that_claim_at_once_get_every_action_once()
    {
        await PlanAsync(One, 200).ConfigureAwait(false);
        var claims = await Task.WhenAll(Task.Run(() => ClaimAllAsync(One)), Task.Run(() => ClaimAllAsync(Other))).ConfigureAwait(false);
        Assert.Equal(200, claims.SelectMany(claim => claim).Select(Actions.Type.KeyOfAny).Distinct().Count());
        Assert.Equal(200, claims.Sum(claim => claim.Count));
        foreach (var claim in claims.Where(claim => claim.Count > 0)) Assert.Single(claim.Select(action => action.Lease).Distinct());
        Assert.Empty(claims[0].Select(action => action.Lease).Intersect(claims[1].Select(action => action.Lease)));
    }

    /// <summary>What falls due at once is shared: one node does not take it all while another has nothing to do.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task What_falls_due_at_once_is_shared()
    {
        await PlanAsync(One, 20).ConfigureAwait(false);
        Assert.InRange((await ClaimAsync(One).ConfigureAwait(false)).Count, 1, 10);
        Assert.InRange((await ClaimAsync(Other).ConfigureAwait(false)).Count, 5, 10);
    }

    /// <summary>A claim tells when the next action falls due that no living node has, also when another node's share is left.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task A_claim_tells_the_next_moment_of_what_nobody_has()
    {
        await PlanAsync(One, 3).ConfigureAwait(false);
        await CommitAsync(One, Actions.Change(ChangeKind.Insert, Planned(9, 5_000))).ConfigureAwait(false);
        await ClaimAllAsync(One).ConfigureAwait(false);
        var claimed = await Other.ClaimAsync(new ClaimRequest(Noon, 10), CancellationToken.None).ConfigureAwait(false);
        Assert.Empty(claimed.Actions);
        Assert.Equal(Noon + Duration.FromMilliseconds(5_000), claimed.NextDue);
    }

    /// <summary>When a node dies, what it had taken is given to others, with one attempt more; what it writes late meets another version.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task A_dead_nodes_actions_pass_on_and_its_late_writes_are_refused()
    {
        await PlanAsync(One, 3).ConfigureAwait(false);
        var mine = await ClaimAllAsync(One).ConfigureAwait(false);
        Assert.Empty(await ClaimAsync(Other).ConfigureAwait(false));
        await ExpireAsync(One).ConfigureAwait(false);
        var theirs = await ClaimAllAsync(Other).ConfigureAwait(false);
        Assert.Equal(mine.Select(Actions.Type.KeyOfAny).ToHashSet(), theirs.Select(Actions.Type.KeyOfAny).ToHashSet());
        Assert.All(theirs, action => Assert.Equal(2, action.Attempts - Planned(1, 1).Attempts));

        var late = Actions.Change(ChangeKind.Delete, mine[0], mine[0].Version);
        Assert.Equal(late, Assert.Single((await One.CommitAsync(new ChangeSet([late]), CancellationToken.None).ConfigureAwait(false)).Conflicts));
        One.Release(mine);
        Assert.Empty(await ClaimAsync(One).ConfigureAwait(false));
        Assert.Empty(await ClaimAsync(Other).ConfigureAwait(false));
        await CommitAsync(Other, [.. theirs.Select(action => Actions.Change(ChangeKind.Delete, action, action.Version))]).ConfigureAwait(false);
    }

    /// <summary>A node that counted as dead and lives claims again, under another number.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task A_node_that_counted_as_dead_claims_under_a_new_number()
    {
        await PlanAsync(One, 2).ConfigureAwait(false);
        var before = await ClaimAllAsync(One).ConfigureAwait(false);
        await ExpireAsync(One).ConfigureAwait(false);
        var after = await ClaimAllAsync(One).ConfigureAwait(false);
        Assert.Equal(2, after.Count);
        Assert.All(after, action => Assert.True(action.Lease > before[0].Lease));
        Assert.Empty(await ClaimAsync(Other).ConfigureAwait(false));
    }

    /// <summary>A node that is closed gives what it has back at once.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task A_closed_node_gives_back_at_once()
    {
        await PlanAsync(One, 4).ConfigureAwait(false);
        Assert.Equal(4, (await ClaimAllAsync(One).ConfigureAwait(false)).Count);
        await One.DisposeAsync().ConfigureAwait(false);
        Assert.Equal(4, (await ClaimAllAsync(Other).ConfigureAwait(false)).Count);
    }

    /// <summary>A commit that leaves the due moment alone keeps the lease, one that gives a new one ends it, on whichever node it is made.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task A_lease_ends_with_a_new_due_moment_and_not_before()
    {
        await PlanAsync(One, 1).ConfigureAwait(false);
        var claimed = Assert.Single(await ClaimAllAsync(One).ConfigureAwait(false));
        var started = claimed with { Started = true, Version = claimed.Version + 1 };
        await CommitAsync(One, Actions.Change(ChangeKind.Update, started, claimed.Version)).ConfigureAwait(false);
        Assert.Empty(await ClaimAsync(Other).ConfigureAwait(false));
        var again = started with { DueAt = started.DueAt, Version = started.Version + 1 };
        await CommitAsync(Other, Actions.Change(ChangeKind.Update, again, started.Version)).ConfigureAwait(false);
        Assert.Single(await ClaimAllAsync(Other).ConfigureAwait(false));
    }

    /// <summary>What was released is for every node, and counts no attempt.</summary>
    /// <returns>When it is proved.</returns>
    [Fact]
    public async Task What_was_released_counts_no_attempt()
    {
        await PlanAsync(One, 1).ConfigureAwait(false);
        var first = Assert.Single(await ClaimAllAsync(One).ConfigureAwait(false));
        One.Release([first]);
        var second = Assert.Single(await ClaimAllAsync(One).ConfigureAwait(false));
        Assert.Equal(first.Attempts, second.Attempts);
        One.Release([second]);
        await One.DisposeAsync().ConfigureAwait(false);
        Assert.Equal(first.Attempts, Assert.Single(await ClaimAllAsync(Other).ConfigureAwait(false)).Attempts);
    }
}
