namespace OpenLine;

/// <summary>A client whom the office knows: with a phone, and perhaps a manager of their own.</summary>
/// <param name="Name">The name; also the client's id in every network.</param>
/// <param name="Phone">The phone, which the client's messenger vouches for: that is how the engine knows who writes.</param>
/// <param name="Manager">The employee who looks after the client; null for nobody.</param>
internal sealed record KnownClient(string Name, string Phone, string? Manager);
