namespace OpenLine;

/// <summary>A scenario: the office in which it plays, and what happens there.</summary>
internal sealed record Script(OfficePlan Office, IReadOnlyList<ScriptStep> Steps);
