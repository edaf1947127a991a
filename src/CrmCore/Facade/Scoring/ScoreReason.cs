using NodaTime;

namespace CrmCore;

/// <summary>What one rule gives a card now (R36).</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Name">The name people see.</param>
/// <param name="Points">The points that are left of it, to two digits.</param>
/// <param name="Times">How often it counted.</param>
/// <param name="First">When it counted first; null for a rule on the card, which counts now.</param>
/// <param name="Last">When it counted last; null for a rule on the card.</param>
public sealed record ScoreReason(string Rule, string Name, decimal Points, int Times, Instant? First, Instant? Last);
