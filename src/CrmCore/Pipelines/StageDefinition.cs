using NodaTime;

namespace CrmCore;

/// <summary>A stage of a pipeline (R02). Immutable.</summary>
public sealed record StageDefinition
{
    /// <summary>The id that the author gave; stable over versions, unique in the pipeline.</summary>
    public required string Id { get; init; }

    /// <summary>The name people see; the id where none was given.</summary>
    public string? Name { get; init; }

    /// <summary>The colour, as <c>#rrggbb</c>.</summary>
    public string? Color { get; init; }

    /// <summary>The team that works on this stage.</summary>
    public string? Team { get; init; }

    /// <summary>The fields that a move by hand into the stage needs (R03): names of <see cref="Fields"/> or ids of custom fields.</summary>
    public IReadOnlyList<string> Requires { get; init; } = [];

    /// <summary>How long a deal may stand here; null for no limit (R04).</summary>
    public Duration? TimeLimit { get; init; }

    /// <summary>How long before the limit the owner is reminded; null for no reminder.</summary>
    public Duration? RemindBefore { get; init; }

    /// <summary>The events that bring a deal here from any earlier stage (R09).</summary>
    public IReadOnlyList<TriggerDefinition> Triggers { get; init; } = [];

    /// <summary>What is done when a deal enters (R17).</summary>
    public IReadOnlyList<ActionDefinition> OnEnter { get; init; } = [];
}
