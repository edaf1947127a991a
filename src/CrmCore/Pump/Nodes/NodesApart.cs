namespace CrmCore;

/// <summary>The accounts that this node holds alone; ends when disposed of.</summary>
internal sealed class NodesApart : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> _held = [];

    public void Add(IAsyncDisposable held) => _held.Push(held);

    public async ValueTask DisposeAsync()
    {
        while (_held.TryPop(out var held)) await held.DisposeAsync().ConfigureAwait(false);
    }
}
