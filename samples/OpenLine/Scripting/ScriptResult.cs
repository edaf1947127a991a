namespace OpenLine;

/// <summary>How a line of a scenario ended.</summary>
/// <param name="Refusal">Why the engine refused the command; null when it did not.</param>
/// <param name="Mismatch">What is the case instead of what was expected; null when it is as expected.</param>
internal readonly record struct ScriptResult(string? Refusal = null, string? Mismatch = null);
