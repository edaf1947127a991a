namespace CrmCore;

/// <summary>A row that was not imported.</summary>
/// <param name="Line">The line of the file where it starts, counted from 1.</param>
/// <param name="Reason">Why, in a sentence for a person.</param>
public sealed record RejectedRow(long Line, string Reason);
