namespace CrmCore.Scenarios.Simulating;

/// <summary>A store with a fault, between an engine and the simulated database: the simulation has to find it.</summary>
internal class PlantedStore(ICrmStore inner) : ICrmStore
{
    protected ICrmStore Inner => inner;

    public virtual ValueTask OpenAsync(RecordSchema schema, CancellationToken ct) => inner.OpenAsync(schema, ct);

    public virtual ValueTask LoadAsync(WorkingSet set, CancellationToken ct) => inner.LoadAsync(set, ct);

    public virtual ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct) => inner.CommitAsync(changes, ct);

    public virtual ValueTask<ClaimedActions> ClaimAsync(ClaimRequest request, CancellationToken ct) => inner.ClaimAsync(request, ct);

    public virtual void Release(IReadOnlyList<ScheduledAction> actions) => inner.Release(actions);

    public ValueTask<Page<object>> PageAsync(PageRequest request, CancellationToken ct) => inner.PageAsync(request, ct);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    /// <summary>The same changes without some, under the same conditions.</summary>
    protected static ChangeSet Without(ChangeSet changes, Predicate<RecordChange> dropped) =>
        new([.. changes.Changes.Where(c => !dropped(c))]) { Epochs = changes.Epochs, IsAlone = changes.IsAlone, Lease = changes.Lease };
}
