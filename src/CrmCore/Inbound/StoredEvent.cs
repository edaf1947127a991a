using NodaTime;

namespace CrmCore;

/// <summary>An accepted event as the inbox keeps it.</summary>
internal sealed record StoredEvent
{
    public required int Account { get; init; }

    public required EventId Id { get; init; }

    /// <summary>Pending and failed events are open; decided and dropped ones are not.</summary>
    public EventState State { get; init; }

    public required string Source { get; init; }

    public required string Kind { get; init; }

    public required Instant OccurredAt { get; init; }

    public required Instant RecordedAt { get; init; }

    public string? Subject { get; init; }

    public string? Actor { get; init; }

    public bool History { get; init; }

    /// <summary>How long the chain of automatic causes before it is (R28).</summary>
    public int Chain { get; init; }

    public string? Error { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Whether retention has taken away what it said: of its body only the ids of cards are left.</summary>
    public bool IsStripped { get; init; }

    public long Version { get; init; } = 1;
}
