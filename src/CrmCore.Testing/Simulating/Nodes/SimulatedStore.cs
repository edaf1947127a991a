namespace CrmCore.Testing;

/// <summary>The store as one node in one of its lives has it: each call waits for its turn, and fails when the story says so.</summary>
internal class SimulatedStore(SimulatedDatabase database, SimulatedNode node, Turns turns) : ICrmStore
{
    protected SimulatedDatabase Database => database;

    protected SimulatedNode Node => node;

    protected Turns Turns => turns;

    public async ValueTask OpenAsync(RecordSchema schema, CancellationToken ct) => await turns.PassAsync(node, "opens the store").ConfigureAwait(false);

    public async ValueTask LoadAsync(WorkingSet set, CancellationToken ct)
    {
        if (!IsSeen()) SimulatedDatabase.Now(ReadAsync(set));
        else await turns.CallAsync(node, "loads", () => SimulatedDatabase.Now(ReadAsync(set))).ConfigureAwait(false);
    }

    public ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct)
    {
        // What the caller uses again after its answer is not looked at before its turn by anybody else.
        return turns.CallAsync(node, "commits", () =>
        {
            node.MayFail();
            return database.Commit(changes, node);
        }, turns.IsCalm && database.MayCommit(changes) ? null : () => database.MayCommit(changes));
    }

    public virtual ValueTask<ClaimedActions> ClaimAsync(ClaimRequest request, CancellationToken ct) =>
        turns.CallAsync(node, "claims", () => database.ClaimAsOwner(request));

    public virtual void Release(IReadOnlyList<ScheduledAction> actions) => database.Tables.Release(actions);

    public ValueTask<Page<object>> PageAsync(PageRequest request, CancellationToken ct) =>
        IsSeen() ? turns.CallAsync(node, "reads", () => Read(request)) : new(Read(request));

    /// <summary>The tables outlive whoever used them.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // Most reads meet nobody: they wait for no turn, so that stories stay short.
    private bool IsSeen() => !turns.IsCalm && turns.Chance.Happens(20);

    private Page<object> Read(PageRequest request)
    {
        node.MayFail();
        return SimulatedDatabase.Now(database.Tables.PageAsync(request, default));
    }

    private async ValueTask<bool> ReadAsync(WorkingSet set)
    {
        node.MayFail();
        await database.Tables.LoadAsync(set, default).ConfigureAwait(false);
        return true;
    }
}
