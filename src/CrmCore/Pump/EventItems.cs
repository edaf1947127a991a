using System.Collections.Concurrent;

namespace CrmCore;

/// <summary>Items whose callers have taken their outcomes, for the events that come next. Thread-safe.</summary>
internal sealed class EventItems
{
    private const int Most = 1_024;

    private readonly ConcurrentQueue<EventItem> _free = new();

    /// <summary>An item for a fresh event that is to be decided at once.</summary>
    public EventItem Take(string account, InboundEvent e)
    {
        if (!_free.TryDequeue(out var item)) return new EventItem(account, e, acceptOnly: false);
        item.Begin(account, e, acceptOnly: false);
        return item;
    }

    /// <summary>Takes back an item that was committed. Its caller must not look at it again, and nobody else does: committing it was the last that the pump did with it.</summary>
    public void GiveBack(EventItem item)
    {
        item.Clear();
        if (_free.Count < Most) _free.Enqueue(item);
    }
}
