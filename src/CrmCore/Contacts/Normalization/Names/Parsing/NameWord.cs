namespace CrmCore;

/// <summary>A word as it was written, and whether a comma followed it.</summary>
internal readonly record struct NameWord(string Text, bool EndsPart);
