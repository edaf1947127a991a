namespace CrmCore;

/// <summary>What retention has looked at and removed so far. Immutable.</summary>
public sealed record RetentionReport
{
    /// <summary>Accounts that are done.</summary>
    public int Accounts { get; init; }

    /// <summary>Rows that were looked at.</summary>
    public long Looked { get; init; }

    /// <summary>Events whose bodies were removed.</summary>
    public long EventBodies { get; init; }

    /// <summary>Events that were removed.</summary>
    public long Events { get; init; }

    /// <summary>Keys of removed events that were removed.</summary>
    public long EventKeys { get; init; }

    /// <summary>Finished imports that were forgotten.</summary>
    public long Imports { get; init; }

    /// <summary>Marks of visits that had lost their meaning: they hold back a trigger for ten minutes (R14), and go after a day.</summary>
    public long VisitMarks { get; init; }
}
