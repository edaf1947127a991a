namespace CrmCore.Benchmarks;

/// <summary>Another store that says how long its reads and its commits take.</summary>
internal sealed class TimedStore(ICrmStore store, TimeProvider clock) : ICrmStore
{
    public TimeSpan Loading { get; private set; }

    public TimeSpan Committing { get; private set; }

    public int Lookups { get; private set; }

    public int Loads { get; private set; }

    public void Reset() => (Loading, Committing, Lookups, Loads) = (default, default, 0, 0);

    public ValueTask OpenAsync(RecordSchema schema, CancellationToken ct) => store.OpenAsync(schema, ct);

    public async ValueTask LoadAsync(WorkingSet set, CancellationToken ct)
    {
        Loads++;
        Lookups += set.Wanted.Count;
        var started = clock.GetTimestamp();
        await store.LoadAsync(set, ct);
        Loading += clock.GetElapsedTime(started);
    }

    public async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        var result = await store.CommitAsync(changes, ct);
        Committing += clock.GetElapsedTime(started);
        return result;
    }

    public ValueTask<ClaimedActions> ClaimAsync(ClaimRequest request, CancellationToken ct) => store.ClaimAsync(request, ct);

    public void Release(IReadOnlyList<ScheduledAction> actions) => store.Release(actions);

    public ValueTask<Page<object>> PageAsync(PageRequest request, CancellationToken ct) => store.PageAsync(request, ct);

    // The host's container disposes of the store itself.
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
