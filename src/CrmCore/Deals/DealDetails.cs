namespace CrmCore;

/// <summary>What a deal holds beside its columns; stored as JSON and read only when somebody asks.</summary>
internal sealed record DealDetails
{
    public static DealDetails Empty { get; } = new();

    public FieldBag Fields { get; init; } = FieldBag.Empty;

    public IReadOnlyList<string> Tags { get; init; } = [];

    public Origin? Origin { get; init; }

    public string? LossReason { get; init; }

    public IReadOnlyList<Guid> OtherContacts { get; init; } = [];

    /// <summary>The highest entry number of each stage the deal has stood on: an action that is planned once asks it.</summary>
    public IReadOnlyDictionary<string, long>? Visited { get; init; }
}
