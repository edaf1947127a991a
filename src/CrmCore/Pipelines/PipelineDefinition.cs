namespace CrmCore;

/// <summary>
/// A pipeline as data: an ordered list of stages that ends in Won and Lost (R01). Written in C# with <c>Pipeline.Define</c>
/// or in JSON with <c>PipelineJson</c>; both give the same data. Immutable.
/// </summary>
public sealed record PipelineDefinition
{
    /// <summary>The id that the author gave; stable over versions. Lower-case letters, digits, dashes; 1 to 64 characters.</summary>
    public required string Id { get; init; }

    /// <summary>The name people see; the id where none was given.</summary>
    public string? Name { get; init; }

    /// <summary>The stages in order, without the outcomes. At least one.</summary>
    public required IReadOnlyList<StageDefinition> Stages { get; init; }

    /// <summary>The outcome Won; its id is always <c>won</c>.</summary>
    public StageDefinition Won { get; init; } = new() { Id = Outcomes.Won };

    /// <summary>The outcome Lost; its id is always <c>lost</c>.</summary>
    public StageDefinition Lost { get; init; } = new() { Id = Outcomes.Lost };

    /// <summary>The reasons a deal may be lost for, in order; empty means that none is asked.</summary>
    public IReadOnlyList<string> LossReasons { get; init; } = [];

    /// <summary>Stages that an earlier version had: removed id to the id of the stage that takes its deals (R05).</summary>
    public IReadOnlyDictionary<string, string> Replaced { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

}
