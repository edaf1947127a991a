using NodaTime;

namespace CrmCore;

/// <summary>Something that needs an employee.</summary>
internal sealed record WorkRequest
{
    /// <summary>One of <see cref="WorkKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The lead, deal, conversation or call.</summary>
    public required Guid Subject { get; init; }

    /// <summary>The queue's id.</summary>
    public required string Queue { get; init; }

    /// <summary>What it needs of whoever takes it.</summary>
    public WorkNeeds Needs { get; init; } = WorkNeeds.None;

    /// <summary>Needs that were better met, the best first; tried before <see cref="Needs"/> and not waited for.</summary>
    public IReadOnlyList<WorkNeeds> Preferred { get; init; } = [];

    /// <summary>The connection of a conversation; null for other work.</summary>
    public string? Channel { get; init; }

    /// <summary>Who had it and did not answer, in this round (R45).</summary>
    public IReadOnlyList<EmployeeId> Tried { get; init; } = [];

    /// <summary>The client's own manager, who is asked first; null for nobody.</summary>
    public EmployeeId? OwnManager { get; init; }

    /// <summary>How long it waits for the own manager alone, when the manager is not free; zero passes it on at once, null waits for ever.</summary>
    public Duration? WaitForManager { get; init; } = Duration.Zero;

    /// <summary>Whether the own manager goes before all others also while it waits; otherwise only when it comes.</summary>
    public bool KeepsManager { get; init; }

    /// <summary>The number under which it waited before; null for a new one.</summary>
    public long? Number { get; init; }

    public required Instant Since { get; init; }
}
