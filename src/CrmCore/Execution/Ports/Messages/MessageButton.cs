namespace CrmCore;

/// <summary>A button under a message.</summary>
/// <param name="Text">What stands on it.</param>
/// <param name="Data">What comes back when it is pressed; null for a link.</param>
/// <param name="Url">Where it leads; null for an answer.</param>
public sealed record MessageButton(string Text, string? Data = null, string? Url = null);
