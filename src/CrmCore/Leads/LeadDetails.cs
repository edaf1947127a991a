namespace CrmCore;

/// <summary>What a lead holds beside its columns; stored as JSON.</summary>
internal sealed record LeadDetails
{
    public IReadOnlyList<KnownPoint> Points { get; init; } = [];

    public FieldBag Fields { get; init; } = FieldBag.Empty;

    public Origin? Origin { get; init; }

    public string? Text { get; init; }

    public string? Company { get; init; }

    public string? Reason { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>The contacts that it may be and was not joined to; null for none.</summary>
    public IReadOnlyList<Guid>? Review { get; init; }

    /// <summary>The employee who made it by hand; null where it came from outside.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>The company that it became; null for none.</summary>
    public Guid? ToCompany { get; init; }

    /// <summary>The ids of the actions that are planned at the first entry only and were (R18).</summary>
    public IReadOnlyList<string>? PlannedOnce { get; init; }
}
