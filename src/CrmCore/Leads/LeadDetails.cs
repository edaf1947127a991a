namespace CrmCore;

/// <summary>What a lead holds beside its columns; stored as JSON.</summary>
internal sealed record LeadDetails
{
    public IReadOnlyList<KnownPoint> Points { get; init; } = [];

    public FieldBag Fields { get; init; } = FieldBag.Empty;

    public Origin? Origin { get; init; }

    public string? Text { get; init; }
}
