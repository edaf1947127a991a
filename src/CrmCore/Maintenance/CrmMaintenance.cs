namespace CrmCore;

/// <summary>What the operator of an engine does with its store while it runs.</summary>
public sealed class CrmMaintenance
{
    private readonly CrmEngine _engine;

    internal CrmMaintenance(CrmEngine engine) => _engine = engine;

    /// <summary>
    /// Removes what a policy says is past its time, in small batches between which everybody else goes on; also old marks of visits. May run on any
    /// node at any time, also on several at once. Stopped or broken off, call it again: it goes on with what is left. See docs/operations.md.
    /// </summary>
    /// <param name="policy">What goes when.</param>
    /// <param name="account">The account's id; null for all accounts.</param>
    /// <param name="progress">Told after every batch what was done so far; null for nobody.</param>
    /// <param name="ct">Stops between two batches.</param>
    /// <returns>What was removed.</returns>
    /// <exception cref="ArgumentException">The policy would remove too much, or nothing; the message says what to give.</exception>
    /// <exception cref="InvalidOperationException">There is no such account.</exception>
    public async Task<RetentionReport> RetainAsync(RetentionPolicy policy, string? account = null, IProgress<RetentionReport>? progress = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (policy.Problems().FirstOrDefault() is { } problem) throw new ArgumentException(problem, nameof(policy));
        await _engine.StartAsync(ct).ConfigureAwait(false);
        var run = new RetentionRun(_engine, policy, progress);
        foreach (var number in await NumbersAsync(account, ct).ConfigureAwait(false)) await run.RunAsync(number, ct).ConfigureAwait(false);
        return run.Done;
    }

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

    private async ValueTask<IReadOnlyList<int>> NumbersAsync(string? account, CancellationToken ct)
    {
        if (account is not null)
        {
            var one = await _engine.Accounts.FindAsync(account, ct).ConfigureAwait(false) ?? throw new InvalidOperationException($"There is no account '{account}'.");
            return [one.Number];
        }

        var numbers = new List<int>();
        await foreach (var one in _engine.Store.AllAsync(AccountRecords.Instance, AccountRecords.ById, default, 0, ct).ConfigureAwait(false)) numbers.Add(one.Number);
        return numbers;
    }
}
