namespace CrmCore.Scenarios.Simulating;

/// <summary>A store with a fault that nodes share.</summary>
internal class PlantedSharedStore(ISharedStore inner) : PlantedStore(inner), ISharedStore
{
    public int Writers => inner.Writers;

    public Action<StoreNews>? Heard
    {
        get => inner.Heard;
        set => inner.Heard = value;
    }

    public virtual ValueTask<SharedState> LookAsync(IReadOnlyList<int> accounts, CancellationToken ct) => inner.LookAsync(accounts, ct);

    public virtual ValueTask<IAsyncDisposable> EnterAloneAsync(int account, CancellationToken ct) => inner.EnterAloneAsync(account, ct);

    public void Tell(StoreNews news) => inner.Tell(news);
}
