namespace CrmCore;

/// <summary>
/// Leads from the id of a card that was merged away to the card that stands for it now. <see cref="Into"/> keeps what the card itself was
/// merged into, so that a chain can be taken apart again; <see cref="Target"/> is the end of the chain, so that one look is enough.
/// </summary>
internal sealed record Redirect
{
    public required int Account { get; init; }

    public required Guid Old { get; init; }

    public required CardKind Kind { get; init; }

    public required Guid Target { get; init; }

    public required Guid Into { get; init; }

    public required MergeId Merge { get; init; }

    public long Version { get; init; } = 1;
}
