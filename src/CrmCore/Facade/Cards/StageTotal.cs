namespace CrmCore;

/// <summary>How many deals stand on a stage.</summary>
/// <param name="Stage">The stage's id; <c>won</c> and <c>lost</c> for the outcomes.</param>
/// <param name="Name">The name people see.</param>
/// <param name="Deals">How many deals.</param>
/// <param name="Sums">The sums of their amounts, one for each currency.</param>
public sealed record StageTotal(string Stage, string Name, long Deals, IReadOnlyList<Money> Sums);
