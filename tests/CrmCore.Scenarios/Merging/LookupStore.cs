namespace CrmCore.Scenarios.Merging;

/// <summary>A store in memory that notes which tables are looked into when something is decided.</summary>
internal sealed class LookupStore : ICrmStore
{
    private readonly InMemoryStore _inner = new();

    public HashSet<string> Looked { get; } = new(StringComparer.Ordinal);

    public ValueTask OpenAsync(RecordSchema schema, CancellationToken ct) => _inner.OpenAsync(schema, ct);

    public ValueTask LoadAsync(WorkingSet set, CancellationToken ct)
    {
        Looked.UnionWith(set.Wanted.Select(l => l.Type.Name));
        return _inner.LoadAsync(set, ct);
    }

    public ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct) => _inner.CommitAsync(changes, ct);

    public ValueTask<ClaimedActions> ClaimAsync(ClaimRequest request, CancellationToken ct) => _inner.ClaimAsync(request, ct);

    public void Release(IReadOnlyList<ScheduledAction> actions) => _inner.Release(actions);

    public ValueTask<Page<object>> PageAsync(PageRequest request, CancellationToken ct) => _inner.PageAsync(request, ct);

    public ValueTask DisposeAsync() => _inner.DisposeAsync();
}
