using Microsoft.Extensions.Logging;

namespace CrmCore;

/// <summary>
/// A batch's turn in a store that nodes share: by which epochs of its accounts it is decided, and whether it has them for itself. Another node may have
/// changed an account's settings or merges: what this one knows of the account is then read anew before anything is decided by it. One for each pump.
/// </summary>
internal sealed class NodeTurn(ISharedStore store, AccountDirectory accounts, ILogger logger)
{
    private readonly List<int> _numbers = [];
    private readonly List<AccountEpoch> _epochs = [];
    private readonly Stack<IAsyncDisposable> _alone = [];

    /// <summary>Whether nobody else commits in the batch's accounts.</summary>
    public bool IsAlone => _alone.Count > 0;

    /// <summary>Looks where the accounts of a batch stand, and reads those anew that have moved on.</summary>
    /// <returns>Whether events that were accepted before wait to be decided.</returns>
    public async ValueTask<bool> LookAsync(IReadOnlyList<WorkItem> batch, CancellationToken ct)
    {
        await FindAccountsAsync(batch, ct).ConfigureAwait(false);
        var state = await store.LookAsync(_numbers, ct).ConfigureAwait(false);
        _epochs.Clear();
        foreach (var epoch in state.Epochs) _epochs.Add(await CatchUpAsync(epoch, ct).ConfigureAwait(false));
        return state.HasPending;
    }

    /// <summary>Looks again, before a batch is decided anew.</summary>
    public async ValueTask CatchUpAsync(List<WorkItem> live, CancellationToken ct)
    {
        await LookAsync(live, ct).ConfigureAwait(false);
        foreach (var item in live)
        {
            if (accounts.TryGet(item.Account, out var model)) item.Model = model;
        }
    }

    /// <summary>
    /// Whether the changes may be saved as they were decided. Those that begin an epoch may only when all that they rest on stood still: then everybody
    /// else is kept out from now on, and they are decided anew.
    /// </summary>
    public async ValueTask<bool> MaySaveAsync(ChangeSet changes, List<WorkItem> live, CancellationToken ct)
    {
        if (IsAlone || !changes.Changes.Any(change => change.Type.BeginsEpoch)) return true;
        await EnterAloneAsync(live, ct).ConfigureAwait(false);
        return false;
    }

    /// <summary>Keeps everybody else out of the batch's accounts; what it rests on stands still from now on, and it is decided anew.</summary>
    public async ValueTask EnterAloneAsync(List<WorkItem> live, CancellationToken ct)
    {
        // In the order of their numbers, as everybody does: nobody waits in a circle.
        foreach (var number in _numbers) _alone.Push(await store.EnterAloneAsync(number, ct).ConfigureAwait(false));
        await CatchUpAsync(live, ct).ConfigureAwait(false);
    }

    /// <summary>The set's changes, with the epochs that they begin, those by which they were decided, and the lease that they rely on.</summary>
    public ChangeSet Signed(WorkingSet set, List<WorkItem> live)
    {
        foreach (var change in set.Changes().Changes.Where(change => change.Type.BeginsEpoch).DistinctBy(change => change.Key.N0).ToList())
        {
            set.Of(AccountEpochRecords.Instance).Add(new AccountEpochRow((int)change.Key.N0, 1), AccountEpochRow.Sum);
        }

        return new ChangeSet(set.Changes().Changes) { Epochs = _epochs, IsAlone = IsAlone, Lease = OldestLease(live) };
    }

    /// <summary>Ends the turn: lets the others in again.</summary>
    public async ValueTask EndAsync()
    {
        while (_alone.TryPop(out var alone))
        {
            try
            {
                await alone.DisposeAsync().ConfigureAwait(false);
            }
#pragma warning disable CA1031 // the batch has ended, one way or the other; a lock whose connection is gone is gone with it
            catch (Exception error)
#pragma warning restore CA1031
            {
                PumpLog.LeaveFailed(logger, error);
            }
        }
    }

    // A node that has taken a new number may still have outcomes under the one before, which has run out.
    private static long OldestLease(List<WorkItem> live)
    {
        var lease = 0L;
        foreach (var item in live)
        {
            if (item.ReliesOnLease != 0 && !item.LeaseEnded) lease = lease == 0 ? item.ReliesOnLease : Math.Min(lease, item.ReliesOnLease);
        }

        return lease;
    }

    private async ValueTask FindAccountsAsync(IReadOnlyList<WorkItem> batch, CancellationToken ct)
    {
        _numbers.Clear();
        for (var i = 0; i < batch.Count; i++)
        {
            var account = batch[i].Account;
            if (i > 0 && account == batch[i - 1].Account) continue;
            if (!accounts.TryGet(account, out var model)) model = await accounts.FindAsync(account, ct).ConfigureAwait(false);
            if (model is not null && !_numbers.Contains(model.Number)) _numbers.Add(model.Number);
        }

        _numbers.Sort();
    }

    private async ValueTask<AccountEpoch> CatchUpAsync(AccountEpoch epoch, CancellationToken ct)
    {
        var account = AccountRef.Of(epoch.Account);
        if (accounts.TryGet(account, out var known) && known.Epoch >= epoch.Number) return epoch with { Number = known.Epoch };
        accounts.Forget(epoch.Account);
        var model = await accounts.FindAsync(account, ct).ConfigureAwait(false);
        return model is null ? epoch : epoch with { Number = model.Epoch };
    }
}
