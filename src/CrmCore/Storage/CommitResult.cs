namespace CrmCore;

/// <summary>How a commit ended.</summary>
/// <param name="Conflicts">
/// Empty when everything was written. Otherwise nothing was, and these stood against it: inserts whose key or unique value is taken,
/// updates and deletes whose row has another version.
/// </param>
public sealed record CommitResult(IReadOnlyList<RecordChange> Conflicts)
{
    /// <summary>Everything was written.</summary>
    public static CommitResult Committed { get; } = new([]);

    /// <summary>Nothing was written: an account stands in another epoch than the change set says.</summary>
    public static CommitResult Stale { get; } = new([]) { IsStale = true };

    /// <summary>Whether an account stood in another epoch: its settings are read anew and everything is decided again.</summary>
    public bool IsStale { get; private init; }

    /// <summary>Nothing was written: the node whose lease it relies on does not count as alive any more.</summary>
    public static CommitResult Fenced { get; } = new([]) { IsFenced = true };

    /// <summary>Whether the lease had ended that it relies on (<see cref="ChangeSet.Lease"/>): what was decided by it is left to whoever took over.</summary>
    public bool IsFenced { get; private init; }

    /// <summary>Whether everything was written.</summary>
    public bool IsCommitted => Conflicts.Count == 0 && !IsStale && !IsFenced;
}
