namespace CrmCore;

/// <summary>
/// The pumps of one engine: one where it owns its store; in a store that nodes share as many as may write at once. What is about one person goes
/// through one of them, so that it keeps its order and two of them seldom meet at one card; where they do, the second decides again.
/// </summary>
internal sealed class PumpLanes(IReadOnlyList<PumpQueue> lanes, AccountDirectory accounts, ContactPoints points) : IDisposable
{
    private readonly PumpQueue _first = lanes[0];

    /// <summary>How many items stand in the queues.</summary>
    public int Depth
    {
        get
        {
            var depth = 0;
            foreach (var lane in lanes) depth += lane.Depth;
            return depth;
        }
    }

    /// <inheritdoc cref="PumpQueue.RunAsync"/>
    public ValueTask RunAsync(WorkItem item, CancellationToken ct) => Of(item).RunAsync(item, ct);

    /// <inheritdoc cref="PumpQueue.RunAllAsync"/>
    public ValueTask RunAllAsync(IReadOnlyList<WorkItem> items, CancellationToken ct) =>
        items.Count == 0 ? ValueTask.CompletedTask : Of(items[0]).RunAllAsync(items, ct);

    /// <inheritdoc cref="PumpQueue.Nudge"/>
    public void Nudge() => _first.Nudge();

    /// <inheritdoc cref="PumpQueue.CloseAsync"/>
    public Task CloseAsync() => Task.WhenAll(lanes.Select(lane => lane.CloseAsync()));

    public void Dispose()
    {
        foreach (var lane in lanes) lane.Dispose();
    }

    private PumpQueue Of(WorkItem item)
    {
        if (lanes.Count == 1 || !accounts.TryGet(item.Account, out var model)) return _first;

        // Each assignment of an account changes its roster's row: side by side they would only meet there.
        var route = model.HasQueues ? (uint)model.Number : item.Route(model, points);
        return lanes[(int)(route % (uint)lanes.Count)];
    }
}
