using CrmCore.CrashChild.Outside;

namespace CrmCore.CrashChild.Check;

/// <summary>The world outside: what is marked as done was done; a once action had one effect at most, and a repeatable one after counting each key once.</summary>
internal static class EffectChecks
{
    public static IEnumerable<Violation> Check(PlannedActions actions, IReadOnlyList<Effect> effects)
    {
        var counts = effects.CountBy(e => e.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        foreach (var group in effects.GroupBy(e => (e.Deal, e.Entry, e.Action)))
        {
            var keys = group.Select(e => e.Key).Distinct(StringComparer.Ordinal).ToList();
            if (keys.Count > 1) yield return new(ViolationKind.Effect, $"{group.Key.Action} of deal {group.Key.Deal}, entry {group.Key.Entry}, came under {keys.Count} keys");
        }

        foreach (var (key, _) in counts.Where(c => !actions.ByKey.ContainsKey(c.Key))) yield return new(ViolationKind.Effect, $"an effect came under the key {key}, which nobody planned");
        foreach (var action in actions.ByKey.Values)
        {
            var count = counts.GetValueOrDefault(action.Key);
            if (Problem(action, count) is { } problem) yield return new(ViolationKind.Effect, $"{problem}; {count} effects: {action}");
        }
    }

    private static string? Problem(PlannedAction action, int effects)
    {
        if (action.Done > 0 && effects == 0) return "it is marked as done and had no effect";
        if (action.Delivery == Delivery.Once && effects > 1) return "a once action had its effect more than once";
        if (action.Delivery == Delivery.Once && effects > 0 && action.Row is { DueAt: not null }) return "a once action had its effect and would be run again";
        return null;
    }
}
