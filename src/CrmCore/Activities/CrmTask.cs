using NodaTime;

namespace CrmCore;

/// <summary>A task of an employee (R20). Immutable.</summary>
public sealed record CrmTask
{
    /// <summary>The id.</summary>
    public required TaskId Id { get; init; }

    /// <summary>The deal that it belongs to.</summary>
    public required DealId Deal { get; init; }

    /// <summary>What to do.</summary>
    public required string Text { get; init; }

    /// <summary>The type, such as <c>call</c>; null for none.</summary>
    public string? Type { get; init; }

    /// <summary>Who does it; null for nobody yet.</summary>
    public EmployeeId? Owner { get; init; }

    /// <summary>By when; null for no limit.</summary>
    public Instant? DueAt { get; init; }

    /// <summary>When it was made.</summary>
    public Instant CreatedAt { get; init; }

    /// <summary>When it was done; null while it is open.</summary>
    public Instant? DoneAt { get; init; }

    internal int Account { get; init; }

    internal long Version { get; init; } = 1;
}
