using NodaTime;

namespace OpenLine;

/// <summary>One line of a scenario.</summary>
/// <param name="Number">The number of the line in the file.</param>
/// <param name="Text">The line as it was written.</param>
/// <param name="At">When it happens, by the office's clock; null for at once.</param>
/// <param name="Act">What is done.</param>
internal sealed record ScriptStep(int Number, string Text, LocalDateTime? At, ScriptAct Act)
{
    /// <summary>Whether the line says what should be the case.</summary>
    public bool IsExpectation { get; init; }

    /// <summary>What should be the case, in the scenario's words.</summary>
    public string Said => Text[(Text.IndexOf("expect", StringComparison.Ordinal) + "expect ".Length)..];

    /// <summary>Whether the line waits for a command to be refused, so that the refusal before it is no mistake.</summary>
    public bool ExpectsRefusal { get; init; }
}
