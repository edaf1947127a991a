namespace CrmCore;

/// <summary>
/// The number of a copied account in its new store. It is reserved by its row among the epochs, which every account made by the engine has as well: the
/// reserved number without an account is a copy that is not whole.
/// </summary>
internal static class CopyNumber
{
    /// <summary>The source's own number when no account has it, else one that a broken copy has left, else the next.</summary>
    public static async ValueTask<int> ChooseAsync(ICrmStore to, int wanted, CancellationToken ct)
    {
        if (await IsFreeAsync(to, wanted, ct).ConfigureAwait(false)) return wanted;
        var last = await LastAsync(to, ct).ConfigureAwait(false);
        await foreach (var epoch in to.AllAsync(AccountEpochRecords.Instance, -1, default, 0, ct).ConfigureAwait(false))
        {
            if (epoch.Account > 0 && await IsFreeAsync(to, epoch.Account, ct).ConfigureAwait(false)) return epoch.Account;
        }

        return last + 1;
    }

    /// <summary>Whether no account has the number.</summary>
    public static async ValueTask<bool> IsFreeAsync(ICrmStore store, int number, CancellationToken ct) =>
        await store.FindAsync(AccountRecords.Instance, new RecordKey(number), ct).ConfigureAwait(false) is null;

    /// <summary>The highest number that an account has or a copy has reserved; 0 in an empty store.</summary>
    public static async ValueTask<int> LastAsync(ICrmStore store, CancellationToken ct)
    {
        var account = await store.PageAsync(AccountRecords.Instance, -1, default, 0, 1, null, true, ct).ConfigureAwait(false);
        var epoch = await store.PageAsync(AccountEpochRecords.Instance, -1, default, 0, 1, null, true, ct).ConfigureAwait(false);
        return Math.Max(account.Items.Count == 0 ? 0 : account.Items[0].Number, epoch.Items.Count == 0 ? 0 : epoch.Items[0].Account);
    }

    /// <summary>What reserves a number: refused when it is reserved already.</summary>
    public static RecordChange Reserve(int number) =>
        new(AccountEpochRecords.Instance, ChangeKind.Insert, AccountEpochRecords.Key(number), new AccountEpochRow(number, 0), 0);
}
