using NodaTime;

namespace OpenLine;

/// <summary>A client's visit, as it is meant to go.</summary>
/// <param name="Client">Who.</param>
/// <param name="Line">The line that the channel leads to.</param>
/// <param name="Channel">Where the client writes.</param>
/// <param name="At">When it begins.</param>
/// <param name="Questions">What the client asks, one after the other.</param>
/// <param name="Seed">Where the client's own chances begin.</param>
internal sealed record Visit(string Client, string Line, string Channel, Instant At, IReadOnlyList<string> Questions, int Seed);
