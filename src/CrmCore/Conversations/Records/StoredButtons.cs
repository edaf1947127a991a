namespace CrmCore;

/// <summary>What stands on a message's buttons; stored as JSON.</summary>
internal sealed record StoredButtons
{
    public IReadOnlyList<string>? Captions { get; init; }
}
