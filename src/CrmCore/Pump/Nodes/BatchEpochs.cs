namespace CrmCore;

/// <summary>
/// By which epochs of its accounts a batch is decided, in a store that nodes share. Another node may have changed an account's settings or merges:
/// what this one knows of the account is then read anew before anything is decided by it. One for each pump.
/// </summary>
internal sealed class BatchEpochs(ISharedStore store, AccountDirectory accounts)
{
    private readonly List<int> _numbers = [];
    private readonly List<AccountEpoch> _epochs = [];

    /// <summary>The epochs of the batch's accounts, in the order of their numbers.</summary>
    public IReadOnlyList<AccountEpoch> Current => _epochs;

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

    /// <summary>Keeps everybody else out of the batch's accounts.</summary>
    public async ValueTask<NodesApart> EnterAloneAsync(CancellationToken ct)
    {
        var apart = new NodesApart();
        try
        {
            // In the order of their numbers, as everybody does: nobody waits in a circle.
            foreach (var number in _numbers) apart.Add(await store.EnterAloneAsync(number, ct).ConfigureAwait(false));
            return apart;
        }
        catch
        {
            await apart.DisposeAsync().ConfigureAwait(false);
            throw;
        }
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
