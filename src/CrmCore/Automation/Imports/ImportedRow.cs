namespace CrmCore;

/// <summary>What became of a row of an import.</summary>
internal sealed record ImportedRow(ImportVerdict Verdict)
{
    public string? Reason { get; init; }

    /// <summary>The card that was made or was known.</summary>
    public Guid Card { get; init; }

    /// <summary>How many actions it planned.</summary>
    public int Planned { get; init; }

    public static ImportedRow Reject(string reason) => new(ImportVerdict.Rejected) { Reason = reason };
}
