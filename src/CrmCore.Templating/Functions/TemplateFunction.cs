namespace CrmCore.Templating;

/// <summary>A function that templates call.</summary>
/// <param name="Name">The name.</param>
/// <param name="Fewest">The least number of values.</param>
/// <param name="Most">The greatest number of values.</param>
/// <param name="Options">The options that may follow, written <c>name=value</c>.</param>
/// <param name="FindProblem">Says what is wrong with a second value that is written out; null when nothing is.</param>
/// <param name="Call">Does it.</param>
internal sealed record TemplateFunction(
    string Name,
    int Fewest,
    int Most,
    IReadOnlyList<string> Options,
    Func<string, string?> FindProblem,
    Func<FunctionCall, object?> Call)
{
    /// <summary>What it takes, in words.</summary>
    public required string Takes { get; init; }

    /// <summary>An example.</summary>
    public required string Example { get; init; }
}
