namespace CrmCore;

/// <summary>What an import would do with the first rows of a table; nothing was touched.</summary>
public sealed record ImportPreview
{
    /// <summary>What each column was understood as, and why.</summary>
    public required IReadOnlyList<RecognizedColumn> Columns { get; init; }

    /// <summary>Whether the first row names the columns.</summary>
    public bool HasHeader { get; init; }

    /// <summary>The rows that were looked at.</summary>
    public required IReadOnlyList<PreviewRow> Rows { get; init; }

    /// <summary>How many of them would make a new card.</summary>
    public int New => Rows.Count(row => row.Verdict == ImportVerdict.New);

    /// <summary>How many are about somebody known.</summary>
    public int Known => Rows.Count(row => row.Verdict == ImportVerdict.Known);

    /// <summary>How many would be rejected.</summary>
    public int Rejected => Rows.Count(row => row.Verdict == ImportVerdict.Rejected);

    /// <summary>How many actions these rows would plan where the rules fire (R66).</summary>
    public int PlannedActions => Rows.Sum(row => row.PlannedActions);
}
