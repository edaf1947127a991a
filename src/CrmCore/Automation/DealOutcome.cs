namespace CrmCore;

/// <summary>What an event meant for one deal.</summary>
/// <param name="Deal">The deal.</param>
/// <param name="Result">What happened.</param>
/// <param name="From">The stage it stood on; null for a new deal.</param>
/// <param name="To">The stage it stands on now.</param>
/// <param name="Trigger">The trigger that moved it; null where none did.</param>
public sealed record DealOutcome(DealId Deal, DealResult Result, string? From, string To, string? Trigger = null)
{
    /// <summary>The ids of the actions that were planned or done at once.</summary>
    public IReadOnlyList<string> Planned { get; init; } = [];
}
