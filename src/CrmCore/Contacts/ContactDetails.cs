namespace CrmCore;

/// <summary>What a contact holds beside its columns; stored as JSON.</summary>
internal sealed record ContactDetails
{
    public IReadOnlyList<KnownPoint> Points { get; init; } = [];

    public FieldBag Fields { get; init; } = FieldBag.Empty;

    public IReadOnlyList<string> Tags { get; init; } = [];

    public Origin? Origin { get; init; }

    /// <summary>The company that the contact belongs to; null for none.</summary>
    public Guid? Company { get; init; }
}
