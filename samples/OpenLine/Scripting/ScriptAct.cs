namespace OpenLine;

/// <summary>What a line of a scenario does.</summary>
/// <param name="desk">The office.</param>
/// <returns>How it ended.</returns>
internal delegate Task<ScriptResult> ScriptAct(ScriptDesk desk);
