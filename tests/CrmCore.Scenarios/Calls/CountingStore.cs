namespace CrmCore.Scenarios.Calls;

/// <summary>A store in memory that counts the reads and the records read.</summary>
internal sealed class CountingStore : ICrmStore
{
    private readonly InMemoryStore _inner = new();

    public (int Reads, int Records) Count { get; set; }

    public ValueTask OpenAsync(RecordSchema schema, CancellationToken ct) => _inner.OpenAsync(schema, ct);

    public ValueTask LoadAsync(WorkingSet set, CancellationToken ct) => _inner.LoadAsync(set, ct);

    public ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct) => _inner.CommitAsync(changes, ct);

    public ValueTask<ClaimedActions> ClaimAsync(ClaimRequest request, CancellationToken ct) => _inner.ClaimAsync(request, ct);

    public void Release(IReadOnlyList<ScheduledAction> actions) => _inner.Release(actions);

    public async ValueTask<Page<object>> PageAsync(PageRequest request, CancellationToken ct)
    {
        var page = await _inner.PageAsync(request, ct);
        Count = (Count.Reads + 1, Count.Records + page.Items.Count);
        return page;
    }

    public ValueTask DisposeAsync() => _inner.DisposeAsync();
}
