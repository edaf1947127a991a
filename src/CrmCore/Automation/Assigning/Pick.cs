namespace CrmCore;

/// <summary>Who gets a request.</summary>
/// <param name="To">Who.</param>
/// <param name="Why">The choice; null where the client's own manager gets it, who needs no turn for it.</param>
internal readonly record struct Pick(EmployeeId To, Choice? Why);
