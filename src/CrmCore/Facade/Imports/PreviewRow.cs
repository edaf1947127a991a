namespace CrmCore;

/// <summary>A row as it would become a card.</summary>
public sealed record PreviewRow
{
    /// <summary>The line of the file where it starts, counted from 1.</summary>
    public required long Line { get; init; }

    /// <summary>What would become of it.</summary>
    public required ImportVerdict Verdict { get; init; }

    /// <summary>Why it is known or rejected; null for a new one.</summary>
    public string? Reason { get; init; }

    /// <summary>The name; null where there is none.</summary>
    public string? Name { get; init; }

    /// <summary>The phones and addresses as they were understood.</summary>
    public IReadOnlyList<KnownPoint> Points { get; init; } = [];

    /// <summary>The custom fields, and the additional parameters that have no field.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How many actions it would plan where the rules fire.</summary>
    public int PlannedActions { get; init; }
}
