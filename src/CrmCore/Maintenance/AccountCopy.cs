namespace CrmCore;

/// <summary>
/// Copies one account, with all that belongs to it, from one store into another of any kind: from a file into a server's database when it has grown, and
/// back when it is to live by itself.
/// </summary>
public static class AccountCopy
{
    /// <summary>
    /// Copies an account and checks the copy record by record, column by column. All or nothing: the account's own row is written last, after the
    /// check, so that a copy that broke off is no account, and what it left is removed when the next one begins. Leases of planned actions and the
    /// count of changed settings are not copied: they belong to the store. When the account's number is taken in the target it gets another, and the
    /// keys of its planned actions change with it.
    /// </summary>
    /// <param name="from">
    /// The store to copy from; opened by the call, so that no engine of this process uses it. Where others share it, they wait with what they write
    /// of the account until the copy has ended.
    /// </param>
    /// <param name="to">The store to copy into; opened by the call. In one that others share the copy is seen when it is whole.</param>
    /// <param name="account">The account's id.</param>
    /// <param name="progress">Told after every page; null for nobody.</param>
    /// <param name="ct">Stops copying, also for ever: nothing of it counts.</param>
    /// <returns>How many records of each type are there now, all of them compared. Both stores stay open; dispose of them.</returns>
    /// <exception cref="InvalidOperationException">The source has no such account, or the target has one already.</exception>
    /// <exception cref="CrmException">The copy differs from the account, because something wrote to it meanwhile; the message names the record.</exception>
    /// <exception cref="StoreUnavailableException">A store does not answer.</exception>
    public static async Task<CopiedAccount> RunAsync(
        ICrmStore from, ICrmStore to, string account, IProgress<AccountCopyProgress>? progress = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentException.ThrowIfNullOrEmpty(account);
        await from.OpenAsync(RecordCatalog.Schema, ct).ConfigureAwait(false);
        await to.OpenAsync(RecordCatalog.Schema, ct).ConfigureAwait(false);
        return await new AccountCopier(from, to, progress).RunAsync(account, ct).ConfigureAwait(false);
    }
}
