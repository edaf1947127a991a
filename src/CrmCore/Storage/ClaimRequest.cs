using NodaTime;

namespace CrmCore;

/// <summary>Which due actions to take.</summary>
/// <param name="Now">The caller's now: an action is due when its moment is not after it.</param>
/// <param name="Limit">How many at most.</param>
public sealed record ClaimRequest(Instant Now, int Limit);
