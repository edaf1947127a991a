using NodaTime;
using Xunit;

namespace CrmCore.Testing.Contracts;

/// <summary>
/// What a store that nodes share must do besides (<see cref="ISharedStore"/>): derive a test class from it and give it stores over one place. The suite plays
/// two nodes.
/// </summary>
public abstract partial class SharedStoreContract : IAsyncLifetime
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 2, 12, 0);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);
    private static readonly StoreSamples Actions = new(ScheduledActionRecords.Instance);
    private static readonly StoreSamples Deals = new(DealRecords.Instance);
    private static readonly StoreSamples Keys = new(EventKeyRecords.Instance);

    private readonly List<ISharedStore> _stores = [];

    /// <summary>Another store over the same place, which is empty when the first is made; not opened yet. The suite opens and disposes of it.</summary>
    /// <returns>The store.</returns>
    protected abstract ISharedStore CreateStore();

    /// <summary>Makes a store's node count as dead, as when it had shown no sign of life for too long, while it lives.</summary>
    /// <param name="store">One of the stores that were made.</param>
    /// <returns>When it counts as dead.</returns>
    protected abstract Task ExpireAsync(ISharedStore store);

    /// <summary>Opens two nodes.</summary>
    /// <returns>When they are open.</returns>
    public async Task InitializeAsync()
    {
        await AddNodeAsync().ConfigureAwait(false);
        await AddNodeAsync().ConfigureAwait(false);
    }

    /// <summary>Closes the nodes.</summary>
    /// <returns>When they are closed.</returns>
    public async Task DisposeAsync()
    {
        foreach (var store in _stores) await store.DisposeAsync().ConfigureAwait(false);
        CleanUp();
    }

    /// <summary>Removes what the stores left behind: called after each test, when they are closed. Default: nothing.</summary>
    protected virtual void CleanUp()
    {
    }

    private protected ISharedStore One => _stores[0];

    private protected ISharedStore Other => _stores[1];

    private protected async Task AddNodeAsync()
    {
        var store = CreateStore();
        _stores.Add(store);
        await store.OpenAsync(RecordCatalog.Schema, CancellationToken.None).ConfigureAwait(false);
    }

    private protected static async Task CommitAsync(ISharedStore store, params RecordChange[] changes)
    {
        var result = await store.CommitAsync(new ChangeSet(changes), CancellationToken.None).ConfigureAwait(false);
        Assert.True(result.IsCommitted, $"Refused: {string.Join("; ", result.Conflicts.Select(change => $"{change.Kind} {change.Type.Name} {change.Key}"))}");
    }

    private protected static async Task<object?> FindAsync(ISharedStore store, RecordType type, RecordKey key)
    {
        var set = RecordCatalog.NewSet();
        set.Want(type, -1, key);
        await store.LoadAsync(set, CancellationToken.None).ConfigureAwait(false);
        return set.Of(type).FindAny(key);
    }

    private protected static ChangeSet At(long epoch, params RecordChange[] changes) => new(changes) { Epochs = [new AccountEpoch(1, epoch)] };

    private protected static ScheduledAction Planned(int number, int due) =>
        (ScheduledAction)Actions.Record(number) with { DueAt = Noon + Duration.FromMilliseconds(due), Held = null };

    private protected static async Task<IReadOnlyList<ScheduledAction>> ClaimAsync(ISharedStore store, int limit = 100) =>
        (await store.ClaimAsync(new ClaimRequest(Noon + Duration.FromMilliseconds(1_000), limit), CancellationToken.None).ConfigureAwait(false)).Actions;

    private protected static async Task PlanAsync(ISharedStore store, int count) =>
        await CommitAsync(store, [.. Enumerable.Range(1, count).Select(number => Actions.Change(ChangeKind.Insert, Planned(number, number)))]).ConfigureAwait(false);

    // Claims until nothing is left: a claim takes a share.
    private protected static async Task<List<ScheduledAction>> ClaimAllAsync(ISharedStore store)
    {
        var all = new List<ScheduledAction>();
        while (true)
        {
            var some = await ClaimAsync(store).ConfigureAwait(false);
            if (some.Count == 0) return all;
            all.AddRange(some);
        }
    }
}
