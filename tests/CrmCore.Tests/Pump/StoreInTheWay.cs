namespace CrmCore.Tests.Pump;

/// <summary>A store in memory that can be held up, and that fails when told to.</summary>
internal sealed class StoreInTheWay : ICrmStore
{
    private readonly InMemoryStore _inner = new();
    private int _commits;

    public int Commits => Volatile.Read(ref _commits);

    /// <summary>What every commit waits for.</summary>
    public Task Hold { get; set; } = Task.CompletedTask;

    /// <summary>Throws or not, before a commit.</summary>
    public Action<ChangeSet>? BeforeCommit { get; set; }

    /// <summary>Throws or not, before a page is read.</summary>
    public Action<PageRequest>? BeforePage { get; set; }

    public ValueTask OpenAsync(RecordSchema schema, CancellationToken ct) => _inner.OpenAsync(schema, ct);

    public ValueTask LoadAsync(WorkingSet set, CancellationToken ct) => _inner.LoadAsync(set, ct);

    public async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct)
    {
        await Hold;
        Interlocked.Increment(ref _commits);
        BeforeCommit?.Invoke(changes);
        return await _inner.CommitAsync(changes, ct);
    }

    public ValueTask<ClaimedActions> ClaimAsync(ClaimRequest request, CancellationToken ct) => _inner.ClaimAsync(request, ct);

    public void Release(IReadOnlyList<ScheduledAction> actions) => _inner.Release(actions);

    public ValueTask<Page<object>> PageAsync(PageRequest request, CancellationToken ct)
    {
        BeforePage?.Invoke(request);
        return _inner.PageAsync(request, ct);
    }

    public ValueTask DisposeAsync() => _inner.DisposeAsync();
}
