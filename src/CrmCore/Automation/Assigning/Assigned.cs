namespace CrmCore;

/// <summary>What became of a request.</summary>
/// <param name="To">Who got it; null where it waits.</param>
/// <param name="Number">The number under which it waits; null where somebody got it.</param>
/// <param name="Needs">What it waits for.</param>
/// <param name="Why">The choice; null where the client's own manager got it.</param>
internal sealed record Assigned(EmployeeId? To, long? Number, WorkNeeds Needs, Choice? Why);
