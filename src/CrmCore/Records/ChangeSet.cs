namespace CrmCore;

/// <summary>Everything that one commit writes: all of it or nothing. No row is changed twice by it.</summary>
/// <param name="changes">The changes in the order to write them.</param>
public sealed class ChangeSet(IReadOnlyList<RecordChange> changes)
{
    /// <summary>The changes in the order to write them.</summary>
    public IReadOnlyList<RecordChange> Changes { get; } = changes;

    /// <summary>
    /// The epochs by which it was decided; a store that is shared refuses it when an account stands in another one
    /// (<see cref="CommitResult.IsStale"/>). Empty where one engine owns the store.
    /// </summary>
    public IReadOnlyList<AccountEpoch> Epochs { get; init; } = [];

    /// <summary>Whether its caller holds the accounts alone (<see cref="ISharedStore.EnterAloneAsync"/>).</summary>
    public bool IsAlone { get; init; }

    /// <summary>
    /// The number of a node without whose lease what was decided does not hold; a store that is shared refuses it when that node does not count as
    /// alive any more (<see cref="CommitResult.IsFenced"/>). 0 for none.
    /// </summary>
    public long Lease { get; init; }

    /// <summary>Whether there is nothing to write.</summary>
    public bool IsEmpty => Changes.Count == 0;
}
