using Xunit;

namespace CrmCore.Testing.Contracts;

/// <summary>
/// What every store must do. Derive a test class from it, give it a fresh store, and run it: a store that passes carries the engine. Durable
/// stores derive from <see cref="DurableStoreContract"/>.
/// </summary>
public abstract partial class CrmStoreContract : IAsyncLifetime
{
    private ICrmStore? _store;

    /// <summary>A store over an empty place of its own, not opened yet. The suite opens and disposes it.</summary>
    /// <returns>The store.</returns>
    protected abstract ICrmStore CreateStore();

    private protected static RecordSchema Schema => RecordCatalog.Schema;

    private protected ICrmStore Store => _store ?? throw new InvalidOperationException("The store is not open.");

    /// <summary>Opens the store.</summary>
    /// <returns>When it is open.</returns>
    public async Task InitializeAsync() => await UseAsync(CreateStore()).ConfigureAwait(false);

    /// <summary>Closes the store.</summary>
    /// <returns>When it is closed.</returns>
    public async Task DisposeAsync()
    {
        await CloseAsync().ConfigureAwait(false);
        CleanUp();
    }

    /// <summary>Removes what the store left behind: called after each test, when the store is closed. Default: nothing.</summary>
    protected virtual void CleanUp()
    {
    }

    private protected static IEnumerable<StoreSamples> AllSamples() => Schema.Types.Select(type => new StoreSamples(type));

    private protected async Task UseAsync(ICrmStore store)
    {
        _store = store;
        await store.OpenAsync(Schema, CancellationToken.None).ConfigureAwait(false);
    }

    private protected async Task CloseAsync()
    {
        if (_store is null) return;
        await _store.DisposeAsync().ConfigureAwait(false);
        _store = null;
    }

    private protected async Task<CommitResult> TryCommitAsync(params RecordChange[] changes) =>
        await Store.CommitAsync(new ChangeSet(changes), CancellationToken.None).ConfigureAwait(false);

    private protected async Task CommitAsync(params RecordChange[] changes)
    {
        var result = await TryCommitAsync(changes).ConfigureAwait(false);
        Assert.True(result.IsCommitted, $"Refused: {string.Join("; ", result.Conflicts.Select(change => $"{change.Kind} {change.Type.Name} {change.Key}"))}");
    }

    private protected async Task<WorkingSet> LoadAsync(params RecordLookup[] lookups)
    {
        var set = RecordCatalog.NewSet();
        foreach (var lookup in lookups) set.Want(lookup);
        await Store.LoadAsync(set, CancellationToken.None).ConfigureAwait(false);
        Assert.Empty(set.Wanted);
        return set;
    }

    private protected async Task<object?> FindAsync(RecordType type, RecordKey key)
    {
        var set = await LoadAsync(new RecordLookup(type, -1, key)).ConfigureAwait(false);
        return set.Of(type).FindAny(key);
    }

    private protected async Task AssertStoredAsync(StoreSamples samples, object record)
    {
        var found = await FindAsync(samples.Type, samples.Type.KeyOfAny(record)).ConfigureAwait(false);
        Assert.NotNull(found);
        Assert.Equal(samples.Describe(record), samples.Describe(found));
    }

    private protected async Task AssertAbsentAsync(RecordType type, RecordKey key) => Assert.Null(await FindAsync(type, key).ConfigureAwait(false));
}
