namespace CrmCore.Messaging;

/// <summary>One field of a letter's header.</summary>
/// <param name="Name">The name as written; compare it without regard to case.</param>
/// <param name="Value">The unfolded and decoded value.</param>
public sealed record LetterHeader(string Name, string Value);
