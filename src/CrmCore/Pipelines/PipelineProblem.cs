namespace CrmCore;

/// <summary>Something wrong with a pipeline's definition, with the place and the remedy. Immutable.</summary>
/// <param name="Code">What kind of problem, as a stable text, such as <c>unknown-action-kind</c>.</param>
/// <param name="Where">The place: the pipeline, stage, trigger and action by their ids, or the path in the JSON.</param>
/// <param name="What">What is wrong, as a sentence.</param>
/// <param name="Remedy">What to do, as a sentence.</param>
public sealed record PipelineProblem(string Code, string Where, string What, string Remedy)
{
    /// <summary>How bad it is. Default: an error.</summary>
    public ProblemSeverity Severity { get; init; } = ProblemSeverity.Error;

    /// <summary>The line in the JSON, counted from 1; null for a definition that was not read from JSON.</summary>
    public int? Line { get; init; }

    /// <summary>The character in the line, counted from 1; null for a definition that was not read from JSON.</summary>
    public int? Column { get; init; }

    /// <summary>The problem as one line: severity, place, what, remedy.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
        => Line is { } line
            ? FormattableString.Invariant($"{Severity}: line {line}, column {Column}, {Where}: {What} {Remedy}")
            : $"{Severity}: {Where}: {What} {Remedy}";
}
