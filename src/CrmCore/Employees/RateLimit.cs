using NodaTime;

namespace CrmCore;

/// <summary>How fast work may be given to somebody: at most so many within any stretch of that length (R41).</summary>
/// <param name="Count">How many; 1 to 1,000.</param>
/// <param name="Per">The length of the stretch; longer than zero, at most a day.</param>
public sealed record RateLimit(int Count, Duration Per);
