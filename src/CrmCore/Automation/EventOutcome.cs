namespace CrmCore;

/// <summary>What became of an event. When a caller sees it, it is durable.</summary>
/// <param name="Event">The id that the engine gave to it; empty for a duplicate.</param>
/// <param name="Status">What became of it.</param>
public sealed record EventOutcome(EventId Event, EventStatus Status)
{
    /// <summary>The outcome of an event that came before.</summary>
    internal static EventOutcome Duplicate { get; } = new(default, EventStatus.Duplicate);

    /// <summary>The contact that it is about; null where nobody is known by it.</summary>
    public ContactId? Contact { get; init; }

    /// <summary>The lead that it made or added to; null where there is none.</summary>
    public LeadId? Lead { get; init; }

    /// <summary>The conversation that the client's message belongs to (R43); null where the channel belongs to no line.</summary>
    public ConversationId? Conversation { get; init; }

    /// <summary>What it meant for each deal.</summary>
    public IReadOnlyList<DealOutcome> Deals { get; init; } = [];

    /// <summary>Why it made nothing, such as an empty form; null otherwise. It is kept in the inbox of events all the same.</summary>
    public string? Ignored { get; init; }

    /// <summary>Why its decision failed; null otherwise.</summary>
    public string? Error { get; init; }

    internal object? Result { get; init; }
}
