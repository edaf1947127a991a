namespace CrmCore;

/// <summary>What a deal holds beside its columns; stored as JSON and read only when somebody asks.</summary>
internal sealed record DealDetails
{
    public static DealDetails Empty { get; } = new();

    public FieldBag Fields { get; init; } = FieldBag.Empty;

    public IReadOnlyList<string> Tags { get; init; } = [];

    public Origin? Origin { get; init; }

    public string? LossReason { get; init; }

    /// <summary>The company that the deal is with; null for none.</summary>
    public Guid? Company { get; init; }

    /// <summary>The probability of winning that somebody set by hand, in per cent; null for the learned one (R36).</summary>
    public decimal? WinProbability { get; init; }

    public IReadOnlyList<Guid> OtherContacts { get; init; } = [];

    /// <summary>The ids of the actions that are planned at the first entry only and were (R18).</summary>
    public IReadOnlyList<string> PlannedOnce { get; init; } = [];

    /// <summary>The audiences and lists that the deal's contacts were to join and have not left since (R26, R27).</summary>
    public IReadOnlyList<string> Joined { get; init; } = [];

    /// <summary>The audiences that the deal's contacts were made inactive in for good (R26, VK).</summary>
    public IReadOnlyList<string> LeftAudiences { get; init; } = [];
}
