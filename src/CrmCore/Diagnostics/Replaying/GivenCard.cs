using System.Text.Json;
using NodaTime;

namespace CrmCore;

/// <summary>A lead or a deal that a rule, a queue or a first answer gave to somebody, as the timeline tells it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Card">The card.</param>
/// <param name="To">Who got it.</param>
/// <param name="At">When.</param>
/// <param name="Entry">The entry that tells it.</param>
/// <param name="Cause">The event that caused it; null where time did.</param>
internal sealed record GivenCard(CardKind Kind, Guid Card, EmployeeId To, Instant At, Guid Entry, EventId? Cause)
{
    /// <summary>What an entry tells of that; null for anything else.</summary>
    /// <param name="kind">The kind of card.</param>
    /// <param name="entry">An entry of its timeline.</param>
    /// <param name="cause">The event that caused it; null where it is not of the period.</param>
    public static GivenCard? Of(CardKind kind, TimelineEntry entry, StoredEvent? cause)
    {
        if (kind is not (CardKind.Lead or CardKind.Deal)) return null;
        var to = entry.Kind switch
        {
            TimelineKinds.Assigned => entry.ReadData().Text("to"),
            // Who answers first takes the lead that nobody has.
            TimelineKinds.Edited when kind == CardKind.Lead && cause is not null && NotReplayed.Has(cause.Kind) && HadNobody(entry) => cause.Actor is { } who ? Actor.Parse(who).Employee?.Value : null,
            _ => null,
        };
        return to is null ? null : new GivenCard(kind, entry.Card, new EmployeeId(to), entry.RecordedAt, entry.Id, entry.Cause);
    }

    private static bool HadNobody(TimelineEntry entry) =>
        !string.IsNullOrEmpty(entry.Personal) && JsonElement.Parse(entry.Personal).TryGetProperty("before", out var before) && before.Text("owner") is null;
}
