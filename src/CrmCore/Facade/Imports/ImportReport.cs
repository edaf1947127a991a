namespace CrmCore;

/// <summary>What an import has done.</summary>
public sealed record ImportReport
{
    /// <summary>The id that was given to it.</summary>
    public required string Id { get; init; }

    /// <summary>How many rows were decided: new, known and rejected together.</summary>
    public long Rows { get; init; }

    /// <summary>How many made a new card.</summary>
    public long New { get; init; }

    /// <summary>How many were about somebody known.</summary>
    public long Known { get; init; }

    /// <summary>How many were rejected.</summary>
    public long Rejected { get; init; }

    /// <summary>Whether the file was read to its end.</summary>
    public bool IsComplete { get; init; }

    /// <summary>The first 100 rejected rows of this run, with the reason of each; all of them are in the file of rejected rows.</summary>
    public IReadOnlyList<RejectedRow> FirstRejected { get; init; } = [];

    /// <summary>What the columns were understood as; empty where the report was read later.</summary>
    public IReadOnlyList<RecognizedColumn> Columns { get; init; } = [];
}
