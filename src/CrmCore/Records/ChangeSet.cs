namespace CrmCore;

/// <summary>Everything that one commit writes: all of it or nothing.</summary>
/// <param name="changes">The changes in the order to write them.</param>
public sealed class ChangeSet(IReadOnlyList<RecordChange> changes)
{
    /// <summary>The changes in the order to write them.</summary>
    public IReadOnlyList<RecordChange> Changes { get; } = changes;

    /// <summary>Whether there is nothing to write.</summary>
    public bool IsEmpty => Changes.Count == 0;
}
