using NodaTime;

namespace CrmCore;

/// <summary>A request that waits in a queue until somebody is free (R41). Immutable.</summary>
public sealed record WaitingRequest
{
    /// <summary>The queue: a line's or an assignment rule's id.</summary>
    public required string Queue { get; init; }

    /// <summary>Its number in the queue: given when it came, kept when it returns. The lowest is served first.</summary>
    public required long Number { get; init; }

    /// <summary>What waits: one of <see cref="WorkKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The id of the lead, deal, conversation or call.</summary>
    public required Guid Subject { get; init; }

    /// <summary>Since when it waits; the first moment, when it has been with somebody in between.</summary>
    public required Instant Since { get; init; }

    /// <summary>The connection that a conversation came by; null for other work.</summary>
    public string? Channel { get; init; }

    /// <summary>The employees who had it and did not answer, in this round (R45).</summary>
    public IReadOnlyList<EmployeeId> Tried { get; init; } = [];

    internal int Account { get; init; }

    /// <summary>What it needs: <see cref="WorkNeeds.Text"/>.</summary>
    internal string Needs { get; init; } = "";

    /// <summary>The list of the queue in which it stands: <see cref="WaitingListName"/>.</summary>
    internal string List => WaitingListName.Of(Needs, Kind, Channel);

    internal long Version { get; init; } = 1;
}
