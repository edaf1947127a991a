using System.Text.Json;
using NodaTime;

namespace CrmCore;

/// <summary>
/// One entry of a card's timeline: what happened, when, by whom, because of what (R12, R63). The timeline is append-only: entries are
/// neither changed nor moved.
/// </summary>
public sealed record TimelineEntry
{
    /// <summary>The id: time-ordered within the card.</summary>
    public required Guid Id { get; init; }

    /// <summary>The id of the card.</summary>
    public required Guid Card { get; init; }

    /// <summary>When it happened.</summary>
    public required Instant At { get; init; }

    /// <summary>When the engine wrote it down.</summary>
    public required Instant RecordedAt { get; init; }

    /// <summary>What happened: one of <see cref="TimelineKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Who did it.</summary>
    public required Actor Actor { get; init; }

    /// <summary>The event that caused it; null where there was none.</summary>
    public EventId? Cause { get; init; }

    /// <summary>What was changed and why, as UTF-8 JSON without personal values.</summary>
    public ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>Personal words (a letter's subject, a note); blank when they were erased.</summary>
    public string? Personal { get; init; }

    internal int Account { get; init; }

    /// <summary>The compact trace of the decision: fixed codes that Explain reads.</summary>
    internal ReadOnlyMemory<byte> Trace { get; init; }

    /// <summary>The data read as JSON.</summary>
    /// <returns>The data's root; an empty object where there is none.</returns>
    public JsonElement ReadData() => JsonElement.Parse(Data.IsEmpty ? "{}"u8 : Data.Span);
}
