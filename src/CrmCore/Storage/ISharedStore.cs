namespace CrmCore;

/// <summary>
/// A store that several engines (nodes) share. Nodes are equal and trust the store for everything that must be decided once: unique keys,
/// versions, leases of due actions, and the epochs of accounts, which say whether a node decides by the settings that hold.
/// </summary>
/// <remarks>
/// Unlike with other stores, <see cref="ICrmStore.LoadAsync"/> and <see cref="ICrmStore.CommitAsync"/> may be called by as many writers at once as
/// <see cref="Writers"/> says. <see cref="ICrmStore.ClaimAsync"/> takes due actions under a lease: it writes the node's number into
/// <c>lease</c>, raises <c>version</c> and <c>attempts</c> by one, and passes over what a living node has. When a node has shown no sign of
/// life for some seconds, what it had is given to others; what it writes then meets another version, or is refused where the change set says that it
/// relies on the lease (<see cref="ChangeSet.Lease"/>).
/// </remarks>
public interface ISharedStore : ICrmStore
{
    /// <summary>How many batches of one engine may be under way at once; 1 at least.</summary>
    int Writers { get; }

    /// <summary>Told what other nodes told with <see cref="Tell"/>; on any thread, and perhaps more often than it was told. Null for nobody.</summary>
    Action<StoreNews>? Heard { get; set; }

    /// <summary>Looks, in one read, in which epoch each of the accounts stands and whether accepted events wait to be decided.</summary>
    /// <param name="accounts">The accounts' numbers; each once.</param>
    /// <param name="ct">Stops looking.</param>
    /// <returns>What holds now.</returns>
    ValueTask<SharedState> LookAsync(IReadOnlyList<int> accounts, CancellationToken ct);

    /// <summary>
    /// Waits until no commit of an account is under way, and keeps those of everybody else waiting until it is disposed of. Only commits that name
    /// the account among their <see cref="ChangeSet.Epochs"/> wait; the holder's own says <see cref="ChangeSet.IsAlone"/>. When the holder dies,
    /// it ends by itself.
    /// </summary>
    /// <param name="account">The account's number; 0 for the right to decide what stands in the inbox, which stops no commit.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>What ends it when disposed of.</returns>
    ValueTask<IAsyncDisposable> EnterAloneAsync(int account, CancellationToken ct);

    /// <summary>Tells the other nodes, soon and without a promise: they look by themselves from time to time.</summary>
    /// <param name="news">What there is to look at.</param>
    void Tell(StoreNews news);
}
