namespace CrmCore.Tests.Hosting;

/// <summary>An in-memory store that fails while it is told to.</summary>
internal sealed class FlakyStore : ICrmStore
{
    private readonly InMemoryStore _inner = new();

    public bool Fails { get; set; }

    /// <summary>Fails at looks into the inbox alone.</summary>
    public bool InboxFails { get; set; }

    /// <summary>What a commit waits for; null for nothing.</summary>
    public Task? Hold { get; set; }

    public ValueTask OpenAsync(RecordSchema schema, CancellationToken ct) => _inner.OpenAsync(schema, ct);

    public ValueTask LoadAsync(WorkingSet set, CancellationToken ct)
    {
        Check(Fails);
        return _inner.LoadAsync(set, ct);
    }

    public async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct)
    {
        if (Hold is { } hold) await hold;
        Check(Fails);
        return await _inner.CommitAsync(changes, ct);
    }

    public ValueTask<ClaimedActions> ClaimAsync(ClaimRequest request, CancellationToken ct)
    {
        Check(Fails);
        return _inner.ClaimAsync(request, ct);
    }

    public void Release(IReadOnlyList<ScheduledAction> actions) => _inner.Release(actions);

    public ValueTask<Page<object>> PageAsync(PageRequest request, CancellationToken ct)
    {
        Check(Fails || (InboxFails && request.Type == StoredEventRecords.Instance));
        return _inner.PageAsync(request, ct);
    }

    public ValueTask DisposeAsync() => _inner.DisposeAsync();

    private static void Check(bool fails)
    {
        if (fails) throw new StoreUnavailableException("The disk is broken. Mend it.");
    }
}
