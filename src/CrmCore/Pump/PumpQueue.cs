using System.Collections.Concurrent;

namespace CrmCore;

/// <summary>
/// The shell around the pump: callers that come together share a commit. When nobody is at work the caller runs its own step; otherwise its
/// item waits in the queue and whoever is at work takes all that stands there. There is no delay. A full queue makes callers wait, it drops nothing.
/// </summary>
internal sealed class PumpQueue(EventPump pump, int maxBatch, int capacity) : IDisposable
{
    private const int MostYields = 16;

    private readonly ConcurrentQueue<WorkItem> _queue = new();
    private readonly SemaphoreSlim _room = new(capacity, capacity);
    private readonly List<WorkItem> _batch = new(maxBatch);
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _busy;
    private int _nudged;
    private volatile bool _closed;

    /// <summary>How many items stand in the queue.</summary>
    public int Depth => _queue.Count;

    /// <summary>Runs before each batch that holds events: decides what was accepted before them.</summary>
    public Func<ValueTask>? BeforeEvents { get; set; }

    /// <summary>Starts what is done for nobody who waits; null for the thread pool (<see cref="CrmOptions.Starter"/>).</summary>
    public Action<Func<Task>>? Starter { get; init; }

    /// <summary>
    /// Whether the callers of a batch that has just ended may come again before the next one is taken: where each batch is several round trips to a
    /// server, fewer and larger ones are worth the moment.
    /// </summary>
    public bool Gathers { get; init; }

    /// <summary>Hands an item in and waits for its commit.</summary>
    /// <exception cref="ObjectDisposedException">The engine is closed; nothing was accepted.</exception>
    public ValueTask RunAsync(WorkItem item, CancellationToken ct)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (Starter is not null) item.AnswerInline();
        if (_queue.IsEmpty && Interlocked.CompareExchange(ref _busy, 1, 0) == 0) return StepAloneAsync(item);
        if (!_room.Wait(0, CancellationToken.None)) return WaitForRoomAsync(item, ct);
        _queue.Enqueue(item);
        Kick();
        return item.Committed;
    }

    /// <summary>Hands several items in as they are, in order, and waits for their commits.</summary>
    public async ValueTask RunAllAsync(IReadOnlyList<WorkItem> items, CancellationToken ct)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        foreach (var item in items)
        {
            if (Starter is not null) item.AnswerInline();
            await _room.WaitAsync(ct).ConfigureAwait(false);
            _queue.Enqueue(item);
            if (_queue.Count >= maxBatch) Kick();
        }

        Kick();
        foreach (var item in items) await item.Committed.ConfigureAwait(false);
    }

    /// <summary>Lets the pump look at once at what was accepted.</summary>
    public void Nudge()
    {
        // Whoever is at work may be past its look at the inbox: the mark makes it look again before it leaves.
        Volatile.Write(ref _nudged, 1);
        Kick();
    }

    /// <summary>Takes nothing more in, and ends when everything that stands in the queue is committed or has failed.</summary>
    public Task CloseAsync()
    {
        _closed = true;
        Kick();
        return _idle.Task;
    }

    public void Dispose() => _room.Dispose();

    private void Kick()
    {
        if (Interlocked.CompareExchange(ref _busy, 1, 0) != 0) return;
        if (Starter is { } start) start(DrainAsync);
        else _ = Task.Run(DrainAsync, CancellationToken.None);
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
            Volatile.Write(ref _nudged, 0);
            await LookBeforeAsync().ConfigureAwait(false);
            while (TakeBatch())
            {
                var last = _batch.Count;
                await StepAsync().ConfigureAwait(false);
                if (Gathers) await GatherAsync(last).ConfigureAwait(false);
            }
        }
        finally
        {
            Leave();
        }
    }

    // No delay: it only lets others run first, and ends when nobody comes or as many have come as just went.
    private async ValueTask GatherAsync(int last)
    {
        for (var (tries, seen) = (0, -1); tries < MostYields && _queue.Count is var depth && depth < last && depth != seen; tries++)
        {
            seen = depth;
            await Task.Yield();
        }
    }

    private bool TakeBatch()
    {
        while (_batch.Count < maxBatch && _queue.TryDequeue(out var item)) _batch.Add(item);
        if (_batch.Count == 0) return false;
        try
        {
            _room.Release(_batch.Count);
        }
        catch (ObjectDisposedException)
        {
            // It came in while the engine closed: nobody waits for room any more, and the step tells its caller.
        }

        return true;
    }

    private async ValueTask StepAsync()
    {
        try
        {
            if (await LookBeforeAsync().ConfigureAwait(false) is { } error)
            {
                foreach (var item in _batch) item.Fail(error);
            }
            else
            {
                await pump.StepAsync(_batch, CancellationToken.None).ConfigureAwait(false);
            }
        }
        finally
        {
            _batch.Clear();
        }
    }

    // What was accepted before keeps its place before the batch; when it cannot be decided now, the batch's callers are told.
    private async ValueTask<Exception?> LookBeforeAsync()
    {
        try
        {
            if (BeforeEvents is { } before) await before().ConfigureAwait(false);
            return null;
        }
#pragma warning disable CA1031 // whatever it is belongs to the callers that wait; the inbox keeps what is pending
        catch (Exception error)
#pragma warning restore CA1031
        {
            return error;
        }
    }

    private void Leave()
    {
        Volatile.Write(ref _busy, 0);
        if (!_queue.IsEmpty || Volatile.Read(ref _nudged) != 0) Kick();
        else if (_closed) _idle.TrySetResult();
    }
}
