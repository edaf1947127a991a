namespace CrmCore;

/// <summary>A contact point as a card holds it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">The canonical value.</param>
/// <param name="Raw">As it was given.</param>
/// <param name="Unsubscribed">Whether the person asked not to be written to here.</param>
public sealed record KnownPoint(ContactPointKind Kind, string Value, string Raw, bool Unsubscribed = false);
