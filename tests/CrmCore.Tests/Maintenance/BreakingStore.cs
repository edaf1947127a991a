namespace CrmCore.Tests.Maintenance;

/// <summary>A store that is lost after some commits, or that spoils what it is given.</summary>
internal sealed class BreakingStore(ICrmStore inner) : ICrmStore
{
    /// <summary>How many commits go well; the ones behind fail.</summary>
    public int CommitsLeft { get; set; } = int.MaxValue;

    /// <summary>Whether the inner store was opened by another before.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The type whose records it changes on their way in: their first column behind the key and the version that holds a text.</summary>
    public RecordType? Spoils { get; init; }

    public ValueTask OpenAsync(RecordSchema schema, CancellationToken ct) => IsOpen ? ValueTask.CompletedTask : inner.OpenAsync(schema, ct);

    public ValueTask LoadAsync(WorkingSet set, CancellationToken ct) => inner.LoadAsync(set, ct);

    public ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct)
    {
        if (--CommitsLeft < 0) throw new StoreUnavailableException("The store is gone.");
        return inner.CommitAsync(new ChangeSet([.. changes.Changes.Select(change => change.Type == Spoils ? Spoilt(change) : change)]), ct);
    }

    public ValueTask<ClaimedActions> ClaimAsync(ClaimRequest request, CancellationToken ct) => inner.ClaimAsync(request, ct);

    public void Release(IReadOnlyList<ScheduledAction> actions) => inner.Release(actions);

    public ValueTask<Page<object>> PageAsync(PageRequest request, CancellationToken ct) => inner.PageAsync(request, ct);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private static RecordChange Spoilt(in RecordChange change) =>
        change.Record is Deal deal ? change with { Record = deal with { Stage = "spoilt" } } : change;
}
