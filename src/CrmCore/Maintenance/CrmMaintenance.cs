namespace CrmCore;

/// <summary>What the operator of an engine does with its store while it runs.</summary>
public sealed class CrmMaintenance
{
    private readonly CrmEngine _engine;

    internal CrmMaintenance(CrmEngine engine) => _engine = engine;

    /// <summary>
    /// Copies an account out of the engine's store into another, as <see cref="AccountCopy.RunAsync"/> does. The account must stand still meanwhile: hand
    /// nothing in for it and let no worker run. Where nodes share the store, their commits of the account wait until the copy has ended. A change that
    /// slips through is found by the comparison, or stays behind: so go on with one of the two only when the copy has ended, and with one alone.
    /// </summary>
    /// <param name="account">The account's id.</param>
    /// <param name="to">The store to copy into; opened by the call and left open.</param>
    /// <param name="progress">Told after every page; null for nobody.</param>
    /// <param name="ct">Stops copying: nothing of it counts.</param>
    /// <returns>How many records of each type are there now, all of them compared.</returns>
    /// <exception cref="InvalidOperationException">There is no such account, or the target has one already.</exception>
    /// <exception cref="CrmException">The copy differs from the account; the message names the record.</exception>
    public async Task<CopiedAccount> CopyAccountAsync(string account, ICrmStore to, IProgress<AccountCopyProgress>? progress = null, CancellationToken ct = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(account);
        ArgumentNullException.ThrowIfNull(to);
        await _engine.StartAsync(ct).ConfigureAwait(false);
        await to.OpenAsync(RecordCatalog.Schema, ct).ConfigureAwait(false);
        return await new AccountCopier(_engine.Store, to, progress).RunAsync(account, ct).ConfigureAwait(false);
    }
}
