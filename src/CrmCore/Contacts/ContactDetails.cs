namespace CrmCore;

/// <summary>What a contact holds beside its columns; stored as JSON.</summary>
internal sealed record ContactDetails
{
    public IReadOnlyList<KnownPoint> Points { get; init; } = [];

    public FieldBag Fields { get; init; } = FieldBag.Empty;

    public IReadOnlyList<string> Tags { get; init; } = [];

    public Origin? Origin { get; init; }

    /// <summary>Values of merged cards that were not taken; null for none.</summary>
    public IReadOnlyList<AlternativeValue>? Alternatives { get; init; }

    /// <summary>Who gave the values, by what, and when; null where it is not known, as in rows of earlier versions.</summary>
    public IReadOnlyList<GivenValues>? Given { get; init; }

    /// <summary>The company that the contact belongs to; null for none.</summary>
    public Guid? Company { get; init; }
}
