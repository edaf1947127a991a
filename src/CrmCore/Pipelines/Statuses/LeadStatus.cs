namespace CrmCore;

/// <summary>One of an account's own statuses of leads (R75). Immutable.</summary>
public sealed record LeadStatus
{
    /// <summary>The id that the author gave; stable when the status is renamed. 1 to 64 lower-case letters, digits, dashes.</summary>
    public required string Id { get; init; }

    /// <summary>The name people see; the id where none was given.</summary>
    public string? Name { get; init; }

    /// <summary>What it means to the engine. Several statuses may mean the same.</summary>
    public LeadState State { get; init; } = LeadState.InWork;

    /// <summary>The colour, as <c>#rrggbb</c>; null for none.</summary>
    public string? Color { get; init; }

    /// <summary>The reasons that a lead may be put into it for; empty where any words will do. Only statuses of refusal have them.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>
    /// Whether a further request of the sender leaves a refused lead refused (spam); otherwise it goes back to the inbox. Default: no.
    /// </summary>
    public bool StaysClosed { get; init; }

    /// <summary>What is done when a lead enters it: the kinds of a stage's actions that need no deal.</summary>
    public IReadOnlyList<ActionDefinition> OnEnter { get; init; } = [];
}
