namespace CrmCore.Testing;

/// <summary>The store as one of several nodes has it.</summary>
internal sealed class SimulatedSharedStore(SimulatedDatabase database, SimulatedNode node, Turns turns, int writers) : SimulatedStore(database, node, turns), ISharedStore
{
    public int Writers => writers;

    public Action<StoreNews>? Heard { get; set; }

    public override ValueTask<ClaimedActions> ClaimAsync(ClaimRequest request, CancellationToken ct) => Turns.CallAsync(Node, "claims", () =>
    {
        Node.MayFail();
        return Database.Claim(request, Node.Number());
    });

    public override void Release(IReadOnlyList<ScheduledAction> actions) => Database.Release(actions, Node.Number());

    public ValueTask<SharedState> LookAsync(IReadOnlyList<int> accounts, CancellationToken ct) => Turns.CallAsync(Node, "looks", () =>
    {
        Node.MayFail();
        return Database.Look(accounts);
    });

    public async ValueTask<IAsyncDisposable> EnterAloneAsync(int account, CancellationToken ct) =>
        await Turns.CallAsync(Node, "is alone with an account", () => Database.Enter(account, Node), () => !Database.IsTaken(account)).ConfigureAwait(false);

    public void Tell(StoreNews news) => Node.Tell(news);
}
