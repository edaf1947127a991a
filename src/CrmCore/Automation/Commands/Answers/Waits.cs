namespace CrmCore;

/// <summary>Nobody is free: the card waits (R41).</summary>
/// <param name="Queue">In the queue of this rule.</param>
/// <param name="Number">Under this number: the lowest is served first.</param>
public sealed record Waits(string Queue, long Number) : CommandResult;
