namespace CrmCore.Scenarios.DryRun;

/// <summary>A store in memory that counts whatever changes it.</summary>
internal sealed class WatchedStore : ICrmStore
{
    private readonly InMemoryStore _inner = new();

    /// <summary>Commits, claims and releases.</summary>
    public int Writes { get; private set; }

    public ValueTask OpenAsync(RecordSchema schema, CancellationToken ct) => _inner.OpenAsync(schema, ct);

    public ValueTask LoadAsync(WorkingSet set, CancellationToken ct) => _inner.LoadAsync(set, ct);

    public ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct)
    {
        Writes++;
        return _inner.CommitAsync(changes, ct);
    }

    public ValueTask<ClaimedActions> ClaimAsync(ClaimRequest request, CancellationToken ct)
    {
        Writes++;
        return _inner.ClaimAsync(request, ct);
    }

    public void Release(IReadOnlyList<ScheduledAction> actions)
    {
        Writes++;
        _inner.Release(actions);
    }

    public ValueTask<Page<object>> PageAsync(PageRequest request, CancellationToken ct) => _inner.PageAsync(request, ct);

    public ValueTask DisposeAsync() => _inner.DisposeAsync();
}
