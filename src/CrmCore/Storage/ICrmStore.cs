namespace CrmCore;

/// <summary>
/// The port of storage: load a working set, commit a change set, claim due actions, page through an index. A store holds no rules: it
/// reads and writes rows as the record types describe them, and decides nothing but uniqueness and versions. Prove yours with the
/// contract suite of <c>CrmCore.Testing.Contracts</c>.
/// </summary>
/// <remarks>
/// One instance serves one engine. <see cref="LoadAsync"/> and <see cref="CommitAsync"/> are called by one writer at a time;
/// the others may be called at any time from any thread.
/// Surroundings that fail (disk full, file read-only, connection lost) are thrown as <see cref="StoreUnavailableException"/>, and then
/// nothing of the call was written.
/// </remarks>
public interface ICrmStore : IAsyncDisposable
{
    /// <summary>Opens the store: makes its tables or migrates them forward.</summary>
    /// <param name="schema">The record types and the schema's version.</param>
    /// <param name="ct">Stops before the first write.</param>
    /// <returns>When the store is ready.</returns>
    /// <exception cref="StoreUnavailableException">It cannot be opened; the message says what to do. A newer schema than ours is refused.</exception>
    ValueTask OpenAsync(RecordSchema schema, CancellationToken ct);

    /// <summary>Answers every look-up that the set wants, then calls <see cref="WorkingSet.AllFound"/>.</summary>
    /// <param name="set">The set to fill.</param>
    /// <param name="ct">Stops loading.</param>
    /// <returns>When all are answered.</returns>
    ValueTask LoadAsync(WorkingSet set, CancellationToken ct);

    /// <summary>Writes all changes durably, or none.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="ct">Stops before the first write; from then on the call runs to its end.</param>
    /// <returns>Whether it was written, or every change that stood against it.</returns>
    ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct);

    /// <summary>
    /// Takes due actions for this engine, the longest due first. What was taken is not given again until a commit changes or removes its
    /// row, or <see cref="Release"/> gives it back.
    /// </summary>
    /// <param name="request">What is due, and how many.</param>
    /// <param name="ct">Stops claiming.</param>
    /// <returns>The actions, and the next moment when one falls due.</returns>
    ValueTask<ClaimedActions> ClaimAsync(ClaimRequest request, CancellationToken ct);

    /// <summary>Gives back actions that were claimed and not begun.</summary>
    /// <param name="actions">The actions.</param>
    void Release(IReadOnlyList<ScheduledAction> actions);

    /// <summary>One page of an index, in its order.</summary>
    /// <param name="request">Which records.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The records.</returns>
    ValueTask<Page<object>> PageAsync(PageRequest request, CancellationToken ct);
}
