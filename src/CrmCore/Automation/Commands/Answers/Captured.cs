namespace CrmCore;

/// <summary>A request was taken in: it made a lead or a deal, or was noted on what was there (R29, R32).</summary>
public sealed record Captured : CommandResult
{
    /// <summary>The contact that it is about; null where nobody is known by it.</summary>
    public ContactId? Contact { get; init; }

    /// <summary>The lead that it made or was noted on; null where there is none.</summary>
    public LeadId? Lead { get; init; }

    /// <summary>What it meant for each deal.</summary>
    public IReadOnlyList<DealOutcome> Deals { get; init; } = [];
}
