using NodaTime;

namespace CrmCore;

/// <summary>What waits in one queue.</summary>
internal sealed record WaitingQueue
{
    /// <summary>The number that the next request gets.</summary>
    public long Next { get; init; } = 1;

    /// <summary>The lists that are not empty, by <see cref="WaitingListName"/>.</summary>
    public IReadOnlyDictionary<string, WaitingList> Lists { get; init; } = new SortedDictionary<string, WaitingList>(StringComparer.Ordinal);

    /// <summary>When the queue is looked at next, because time may free somebody then; null for never.</summary>
    public Instant? Wake { get; init; }

    public WaitingQueue With(string name, WaitingList? list)
    {
        var lists = new SortedDictionary<string, WaitingList>(Lists.ToDictionary(l => l.Key, l => l.Value, StringComparer.Ordinal), StringComparer.Ordinal);
        if (list is null) lists.Remove(name);
        else lists[name] = list;
        return this with { Lists = lists };
    }
}

/// <summary>One list of a queue: requests that are alike, by number.</summary>
/// <param name="First">No number below it waits in the list.</param>
/// <param name="Count">How many wait; above zero.</param>
internal sealed record WaitingList(long First, int Count);
