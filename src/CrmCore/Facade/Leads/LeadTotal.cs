namespace CrmCore;

/// <summary>How many leads have a status, of one source and owner (R56).</summary>
/// <param name="Status">The status's id.</param>
/// <param name="Source">The source.</param>
/// <param name="Owner">Who has them; null for nobody.</param>
/// <param name="Leads">How many.</param>
public sealed record LeadTotal(string Status, string Source, EmployeeId? Owner, long Leads);
