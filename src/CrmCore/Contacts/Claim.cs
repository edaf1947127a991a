namespace CrmCore;

/// <summary>
/// The exclusive claim to a contact point (R33): while one card holds it, the value alone decides who it is. Keeps the raw value and
/// the normaliser's version, so that a better normaliser can rekey.
/// </summary>
internal sealed record Claim
{
    public required int Account { get; init; }

    public required ContactPointKind Kind { get; init; }

    public required string Value { get; init; }

    public required CardKind HolderKind { get; init; }

    public required Guid Holder { get; init; }

    public long Version { get; init; } = 1;

    public string? Raw { get; init; }

    public int Normalizer { get; init; }
}
