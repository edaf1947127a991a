using System.Text.Json;

namespace CrmCore;

/// <summary>
/// The one row of an account through which every assignment goes: its version tells a node that what it remembers of desks and turns still holds, and
/// that of two nodes exactly one assigns. Holds what waits, list by list.
/// </summary>
internal sealed record Roster
{
    private SortedDictionary<string, WaitingQueue>? _queues;

    public required int Account { get; init; }

    public long Version { get; init; } = 1;

    public ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>The queues in which something waits or has waited, by id. Not to be changed: copy it.</summary>
    public IReadOnlyDictionary<string, WaitingQueue> Queues
    {
        get => _queues ??= Json.IsEmpty ? new(StringComparer.Ordinal) : JsonSerializer.Deserialize(Json.Span, AssignmentJson.Stored.SortedDictionaryStringWaitingQueue) ?? new(StringComparer.Ordinal);
        init
        {
            _queues = new(value.ToDictionary(q => q.Key, q => q.Value, StringComparer.Ordinal), StringComparer.Ordinal);
            Json = JsonSerializer.SerializeToUtf8Bytes(_queues, AssignmentJson.Stored.SortedDictionaryStringWaitingQueue);
        }
    }
}
