using NodaTime;

namespace LoanDesk.Log;

/// <summary>One event of the log.</summary>
internal sealed record LogEvent
{
    /// <summary>The case's id.</summary>
    public required string Case { get; init; }

    /// <summary>The position within the case, from 0; with the case it is the event's key.</summary>
    public required int Position { get; init; }

    /// <summary>What happened, such as <c>A_ACCEPTED</c>.</summary>
    public required string Name { get; init; }

    /// <summary>When.</summary>
    public required Instant At { get; init; }

    /// <summary>SCHEDULE, START or COMPLETE; null where the log does not say.</summary>
    public string? Transition { get; init; }

    /// <summary>The employee; null where the log does not say.</summary>
    public string? Resource { get; init; }

    /// <summary>The case's amount; only its first event carries it.</summary>
    public string? Amount { get; init; }
}
