using NodaTime;

namespace CrmCore;

/// <summary>A rule that gives points (R36): for what a card is, or for what a client does. Immutable.</summary>
public sealed record ScoreRule
{
    /// <summary>The id that the author gave; stable when the rule is renamed. 1 to 64 lower-case letters, digits, dashes.</summary>
    public required string Id { get; init; }

    /// <summary>The name people see; the id where none was given.</summary>
    public string? Name { get; init; }

    /// <summary>The points; negative ones take away. -1,000,000 to 1,000,000, not 0.</summary>
    public required int Points { get; init; }

    /// <summary>
    /// The kind of event that gives them, one of <see cref="EventKinds"/> or the host's; null for a rule on the card, which counts while its
    /// condition holds.
    /// </summary>
    public string? On { get; init; }

    /// <summary>What must hold; null for nothing. A rule on the card needs one.</summary>
    public Condition? When { get; init; }

    /// <summary>How often an event may give the points to one card; null for any number of times. 1 is once.</summary>
    public int? AtMost { get; init; }

    /// <summary>After which time half of an event's points are left; null for no such decay. More than zero.</summary>
    public Duration? HalfLife { get; init; }

    /// <summary>How many of an event's points go with each day, down to none; null for no such decay. More than zero.</summary>
    public decimal? PerDay { get; init; }
}
