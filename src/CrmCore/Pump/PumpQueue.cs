using System.Collections.Concurrent;

namespace CrmCore;

/// <summary>
/// The shell around the pump: callers that come together share a commit. When nobody is at work the caller runs its own step; otherwise its
/// item waits in the queue and whoever is at work takes all that stands there. There is no delay. A full queue makes callers wait, it drops nothing.
/// </summary>
internal sealed class PumpQueue(EventPump pump, int maxBatch, int capacity) : IDisposable
{
    private readonly ConcurrentQueue<WorkItem> _queue = new();
    private readonly SemaphoreSlim _room = new(capacity, capacity);
    private readonly List<WorkItem> _batch = new(maxBatch);
    private int _busy;

    /// <summary>Runs before each batch that holds events: decides what was accepted before them.</summary>
    public Func<ValueTask>? BeforeEvents { get; set; }

    /// <summary>Hands an item in and waits for its commit.</summary>
    public ValueTask RunAsync(WorkItem item, CancellationToken ct)
    {
        if (_queue.IsEmpty && Interlocked.CompareExchange(ref _busy, 1, 0) == 0) return StepAloneAsync(item);
        if (!_room.Wait(0, CancellationToken.None)) return WaitForRoomAsync(item, ct);
        _queue.Enqueue(item);
        Kick();
        return item.Committed;
    }

    /// <summary>Hands several items in as they are, in order, and waits for their commits.</summary>
    public async ValueTask RunAllAsync(IReadOnlyList<WorkItem> items, CancellationToken ct)
    {
        foreach (var item in items)
        {
            await _room.WaitAsync(ct).ConfigureAwait(false);
            _queue.Enqueue(item);
            if (_queue.Count >= maxBatch) Kick();
        }

        Kick();
        foreach (var item in items) await item.Committed.ConfigureAwait(false);
    }

    /// <summary>Lets the pump look at once at what was accepted.</summary>
    public void Nudge() => Kick();

    public void Dispose() => _room.Dispose();

    private void Kick()
    {
        if (Interlocked.CompareExchange(ref _busy, 1, 0) == 0) _ = Task.Run(DrainAsync, CancellationToken.None);
    }

    // Cancelling withdraws nothing that stands in the queue: the caller may stop waiting for room, not for the commit.
    private async ValueTask WaitForRoomAsync(WorkItem item, CancellationToken ct)
    {
        await _room.WaitAsync(ct).ConfigureAwait(false);
        _queue.Enqueue(item);
        Kick();
        await item.Committed.ConfigureAwait(false);
    }

    private async ValueTask StepAloneAsync(WorkItem item)
    {
        try
        {
            _batch.Add(item);
            await StepAsync().ConfigureAwait(false);
        }
        finally
        {
            Leave();
        }

        await item.Committed.ConfigureAwait(false);
    }

    private async Task DrainAsync()
    {
        try
        {
            if (_queue.IsEmpty) await DecidePendingAsync().ConfigureAwait(false);
            while (TakeBatch()) await StepAsync().ConfigureAwait(false);
        }
        finally
        {
            Leave();
        }
    }

    private bool TakeBatch()
    {
        while (_batch.Count < maxBatch && _queue.TryDequeue(out var item)) _batch.Add(item);
        if (_batch.Count == 0) return false;
        _room.Release(_batch.Count);
        return true;
    }

    private async ValueTask StepAsync()
    {
        try
        {
            if (BeforeEvents is { } before) await before().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // whatever it is belongs to the callers that wait
        catch (Exception error)
#pragma warning restore CA1031
        {
            foreach (var item in _batch) item.Fail(error);
            _batch.Clear();
            return;
        }

        try
        {
            await pump.StepAsync(_batch, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _batch.Clear();
        }
    }

    // Nobody waits for these: what cannot be decided now stays pending, and the next event or the next start tries again.
    private async ValueTask DecidePendingAsync()
    {
        try
        {
            if (BeforeEvents is { } before) await before().ConfigureAwait(false);
        }
        catch (CrmException)
        {
            // The pump has written it to the log.
        }
    }

    private void Leave()
    {
        Volatile.Write(ref _busy, 0);
        if (!_queue.IsEmpty) Kick();
    }
}
