namespace CrmCore.Scenarios.Assignment.Simulation;

/// <summary>A store in memory that several engines open, as nodes do with one database. What one of them has read may be old when it writes.</summary>
internal sealed class SharedStore : ICrmStore
{
    private readonly InMemoryStore _inner = new();
    private int _opened;
    private int _conflicts;

    /// <summary>How often a node came too late with the roster.</summary>
    public int Conflicts => _conflicts;

    public ValueTask OpenAsync(RecordSchema schema, CancellationToken ct) => Interlocked.Exchange(ref _opened, 1) == 0 ? _inner.OpenAsync(schema, ct) : ValueTask.CompletedTask;

    public async ValueTask LoadAsync(WorkingSet set, CancellationToken ct)
    {
        await _inner.LoadAsync(set, ct);
        await Task.Yield();
    }

    public async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct)
    {
        await Task.Delay(1, ct);
        var result = await _inner.CommitAsync(changes, ct);
        if (result.Conflicts.Any(c => c.Type == RosterRecords.Instance)) Interlocked.Increment(ref _conflicts);
        return result;
    }

    public ValueTask<ClaimedActions> ClaimAsync(ClaimRequest request, CancellationToken ct) => _inner.ClaimAsync(request, ct);

    public void Release(IReadOnlyList<ScheduledAction> actions) => _inner.Release(actions);

    public ValueTask<Page<object>> PageAsync(PageRequest request, CancellationToken ct) => _inner.PageAsync(request, ct);

    /// <summary>The other node goes on.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
