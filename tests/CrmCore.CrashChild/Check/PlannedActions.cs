using CrmCore.CrashChild.Load;

namespace CrmCore.CrashChild.Check;

/// <summary>The host's actions that were planned, by key, and what is told of keys that nobody planned.</summary>
internal sealed record PlannedActions(IReadOnlyDictionary<string, PlannedAction> ByKey, IReadOnlyList<string> Unplanned)
{
    public static PlannedActions Of(StoreStory story)
    {
        var planned = new Dictionary<string, PlannedAction>(StringComparer.Ordinal);
        var unplanned = new List<string>();
        foreach (var deal in story.Timeline.GroupBy(t => t.Card)) Collect(story.Account, new DealId(deal.Key), deal, planned);
        foreach (var entry in story.Timeline) End(entry, planned, unplanned);
        foreach (var row in story.Actions.Where(a => LoadPipeline.DeliveryOf(a.Action) is not null))
        {
            if (planned.TryGetValue(row.Key, out var action)) action.Row = row;
            else unplanned.Add($"a row of {row.Action} for {row.Subject}, entry {row.Entry}");
        }

        return new PlannedActions(planned, unplanned);
    }

    private static void Collect(int account, DealId deal, IEnumerable<TimelineEntry> timeline, Dictionary<string, PlannedAction> planned)
    {
        var own = new List<PlannedAction>();
        var cancelled = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (number, _, to, data) in DealChecks.Entries(timeline))
        {
            cancelled.UnionWith(DealChecks.Names(data, "cancelled"));
            foreach (var action in DealChecks.Names(data, "planned"))
            {
                if (LoadPipeline.DeliveryOf(action) is { } delivery) own.Add(new PlannedAction(KeyOf(account, deal, number, action, to), deal, number, action, delivery));
            }
        }

        foreach (var action in own)
        {
            action.IsCancelled = cancelled.Contains(action.Action);
            planned.TryAdd(action.Key, action);
        }
    }

    private static void End(TimelineEntry entry, Dictionary<string, PlannedAction> planned, List<string> unplanned)
    {
        if (entry.Kind is not (TimelineKinds.ActionDone or TimelineKinds.ActionSkipped or TimelineKinds.ActionFailed or TimelineKinds.ActionUncertain)) return;
        if (!entry.ReadData().TryGetProperty("key", out var key)) return;
        if (!planned.TryGetValue(key.GetString()!, out var action))
        {
            unplanned.Add($"{entry.Kind} of {key} on {entry.Card}");
            return;
        }

        if (entry.Kind == TimelineKinds.ActionDone) action.Done++;
        else if (entry.Kind == TimelineKinds.ActionSkipped) action.Skipped++;
        else if (entry.Kind == TimelineKinds.ActionFailed) action.Failed++;
        else action.Uncertain++;
    }

    private static string KeyOf(int account, DealId deal, long entry, string action, string stage) => new ScheduledAction
    {
        Account = account,
        Subject = deal.Value,
        Entry = entry,
        Phase = ActionPhase.Enter,
        Action = action,
        Do = "",
        Pipeline = LoadPipeline.Id,
        Revision = 0,
        Stage = stage,
    }.Key;
}
