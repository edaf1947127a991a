namespace CrmCore.Benchmarks;

/// <summary>Another store that notes how late the timers of queues are when what they mean is durable.</summary>
internal sealed class TimerStore(ICrmStore store, TimeProvider clock, int expected) : ICrmStore
{
    private readonly TaskCompletionSource _all = new();
    private int _met;

    public Latencies Late { get; } = new(clock, expected);

    public Task AllMetAsync(CancellationToken ct) => _all.Task.WaitAsync(TimeSpan.FromMinutes(2), ct);

    public ValueTask OpenAsync(RecordSchema schema, CancellationToken ct) => store.OpenAsync(schema, ct);

    public ValueTask LoadAsync(WorkingSet set, CancellationToken ct) => store.LoadAsync(set, ct);

    public async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct)
    {
        var due = changes.Changes.Where(c => c is { Kind: ChangeKind.Delete, Record: ScheduledAction { Do: QueueTimers.PassOnAction } }).Select(c => ((ScheduledAction)c.Record).DueAt!.Value).ToArray();
        var result = await store.CommitAsync(changes, ct);
        if (!result.IsCommitted) return result;
        foreach (var moment in due)
        {
            Late.Add((Instant.FromDateTimeOffset(clock.GetUtcNow()) - moment).ToTimeSpan());
            if (++_met == expected) _all.TrySetResult();
        }

        return result;
    }

    public ValueTask<ClaimedActions> ClaimAsync(ClaimRequest request, CancellationToken ct) => store.ClaimAsync(request, ct);

    public void Release(IReadOnlyList<ScheduledAction> actions) => store.Release(actions);

    public ValueTask<Page<object>> PageAsync(PageRequest request, CancellationToken ct) => store.PageAsync(request, ct);

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
