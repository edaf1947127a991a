using NodaTime;

namespace CrmCore;

/// <summary>The due actions that were taken.</summary>
/// <param name="Actions">The actions, the longest due first.</param>
/// <param name="NextDue">The earliest moment at which an action that nobody has taken falls due, also in the past when the limit cut the list; null when none waits.</param>
public sealed record ClaimedActions(IReadOnlyList<ScheduledAction> Actions, Instant? NextDue);
