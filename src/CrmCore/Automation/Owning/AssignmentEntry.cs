using NodaTime;

namespace CrmCore;

/// <summary>What a timeline entry tells of an assignment.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="Assigned">What became of it.</param>
internal sealed record AssignmentEntry(AssignmentRule Rule, WorkRequest Request, Assigned Assigned)
{
    /// <summary>Since when the card had waited; null where it did not wait.</summary>
    public Instant? WaitedSince { get; init; }
}
