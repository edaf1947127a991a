namespace CrmCore;

/// <summary>What a change of many deals would do (R66).</summary>
/// <param name="Deals">How many deals were looked at.</param>
/// <param name="Changed">How many would change.</param>
/// <param name="Refused">How many would be refused.</param>
/// <param name="Moved">How many would be moved by a trigger.</param>
public sealed record BulkForecast(int Deals, int Changed, int Refused, int Moved);
