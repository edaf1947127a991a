namespace CrmCore.CrashChild.Check;

/// <summary>Every planned action ended exactly once, was cancelled, or is parked where people find it.</summary>
internal static class ActionChecks
{
    public static IEnumerable<Violation> Check(StoreStory story, PlannedActions actions)
    {
        foreach (var text in actions.Unplanned) yield return new(ViolationKind.Action, "nobody planned this: " + text);
        foreach (var action in actions.ByKey.Values)
        {
            if (Problem(action) is { } problem) yield return new(ViolationKind.Action, $"{problem}: {action}");
        }

        foreach (var group in story.Actions.GroupBy(a => a.Key, StringComparer.Ordinal).Where(g => g.Count() > 1)) yield return new(ViolationKind.Action, $"{group.Count()} rows have the key {group.Key}");
    }

    private static string? Problem(PlannedAction action)
    {
        if (action.Ends > 1) return "it ended more than once";
        return action.Row switch
        {
            // One that was cancelled while its port was called ends as the port says, and has no row to park.
            null when action.IsCancelled => null,
            null when action.Done + action.Skipped == 1 => null,
            null => "it is gone without an end",
            _ when action.IsCancelled => "it was cancelled and is there",
            { Held: HeldReasons.Dead } when action.Failed == 1 => null,
            { Held: HeldReasons.Uncertain } when action.Uncertain == 1 => null,
            { Held: { } held } when held.StartsWith(HeldReasons.PausedPrefix, StringComparison.Ordinal) && action.Ends == 0 => null,
            { DueAt: not null } => "it is due and nobody runs it",
            _ => "its row and its timeline differ",
        };
    }
}
