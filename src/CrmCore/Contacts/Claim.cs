namespace CrmCore;

/// <summary>
/// The exclusive claim to a contact point (R33): while one card holds it, the value alone decides who it is. Keeps the raw value and
/// the normaliser's version, so that a better normaliser can rekey.
/// </summary>
internal sealed record Claim
{
    /// <summary>The kind of holder of a value that is known to be shared by several: nobody holds it, and it decides nothing alone.</summary>
    public const CardKind NoHolder = (CardKind)0;

    public required int Account { get; init; }

    public required ContactPointKind Kind { get; init; }

    public required string Value { get; init; }

    public required CardKind HolderKind { get; init; }

    public required Guid Holder { get; init; }

    /// <summary>
    /// Whether several use the value (R33). Then <see cref="Holder"/> is the lead in the inbox that gathers what comes from it without a better
    /// key, or empty.
    /// </summary>
    public bool IsShared => HolderKind == NoHolder;

    public long Version { get; init; } = 1;

    public string? Raw { get; init; }

    public int Normalizer { get; init; }

    /// <summary>Hashes of the names that came with the value and clearly are not the holder's, parted by blanks; null for none.</summary>
    public string? Names { get; init; }
}
