namespace CrmCore;

/// <summary>
/// A pipeline as data: an ordered list of stages that ends in Won and Lost (R01). Written in C# with <see cref="Pipeline.Define"/>
/// or in JSON with <see cref="PipelineJson"/>; both give the same data. Immutable.
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

    /// <summary>Looks for what makes the definition unusable. The engine does so at its start, and refuses a definition with problems.</summary>
    /// <param name="kinds">
    /// The kinds of triggers and actions that there are. Null for the engine's own and, unlooked, any with a dot in its name, as hosts register them.
    /// </param>
    /// <returns>The problems, each with its place and remedy; empty when there is none.</returns>
    public IReadOnlyList<PipelineProblem> Validate(KnownKinds? kinds = null) => PipelineValidation.Find(this, kinds);

    /// <summary>
    /// Looks for what is usable but probably not meant (R06): stages that nothing leads to, loops, triggers that can never fire, actions that
    /// are always cancelled, names that do not exist. A definition with errors of <see cref="Validate"/> may get fewer hints.
    /// </summary>
    /// <param name="context">What the account has, to look names up in. Null to check no names.</param>
    /// <returns>The hints, each with its severity, place and remedy; empty when there is none.</returns>
    public IReadOnlyList<PipelineProblem> Lint(LintContext? context = null) => PipelineLint.Find(this, context ?? new());

    /// <summary>Draws the pipeline as a Mermaid flowchart: stages in order, triggers, moves by actions (dashed), outcomes.</summary>
    /// <returns>The text of the diagram, without a fence.</returns>
    public string ToMermaid() => PipelineMermaid.Draw(this);
}
