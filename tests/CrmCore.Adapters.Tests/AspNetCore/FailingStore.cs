namespace CrmCore.Adapters.Tests.AspNetCore;

/// <summary>An in-memory store whose commits fail while it is told to, or wait.</summary>
internal sealed class FailingStore : ICrmStore
{
    private readonly InMemoryStore _inner = new();

    public bool Fails { get; set; }

    public Task? Hold { get; set; }

    public TaskCompletionSource Waits { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ValueTask OpenAsync(RecordSchema schema, CancellationToken ct) => _inner.OpenAsync(schema, ct);

    public ValueTask LoadAsync(WorkingSet set, CancellationToken ct) => _inner.LoadAsync(set, ct);

    public async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct)
    {
        if (Hold is { } hold)
        {
            Waits.TrySetResult();
            await hold;
        }

        if (Fails) throw new StoreUnavailableException("The disk is full. Make room.");
        return await _inner.CommitAsync(changes, ct);
    }

    public ValueTask<ClaimedActions> ClaimAsync(ClaimRequest request, CancellationToken ct) => _inner.ClaimAsync(request, ct);

    public void Release(IReadOnlyList<ScheduledAction> actions) => _inner.Release(actions);

    public ValueTask<Page<object>> PageAsync(PageRequest request, CancellationToken ct) => _inner.PageAsync(request, ct);

    public ValueTask DisposeAsync() => _inner.DisposeAsync();
}
