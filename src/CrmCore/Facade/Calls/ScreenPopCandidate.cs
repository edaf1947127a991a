namespace CrmCore;

/// <summary>Somebody who may be calling from a shared number (R33).</summary>
/// <param name="Contact">The contact.</param>
/// <param name="Name">The name.</param>
/// <param name="Owner">Who looks after them; null for nobody.</param>
public sealed record ScreenPopCandidate(ContactId Contact, string Name, EmployeeId? Owner);
