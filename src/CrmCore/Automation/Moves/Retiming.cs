namespace CrmCore;

/// <summary>A changed date field re-times what waits for it (R17), unless it was moved by hand (R71).</summary>
internal static class Retiming
{
    public static void FieldChanged(DecisionScope scope, Deal deal, string field, DealStory story)
    {
        if (!deal.HasPlans) return;
        var actions = scope.Set.Of(ScheduledActionRecords.Instance);
        foreach (var key in actions.Lookup(ScheduledActionRecords.BySubject, ScheduledActionRecords.SubjectKey(scope.Account, deal.Id.Value)).ToArray())
        {
            if (actions.Find(key) is not { MovedByHand: false, Phase: ActionPhase.Enter } action) continue;
            if (scope.Model.Revision(action.Pipeline, action.Revision)?.Action(action.Action) is not { } definition) continue;
            if (!IsAbout(definition.Definition.Timing, field) || IsParked(action)) continue;
            var due = Planning.Due(scope, deal, definition.Definition.Timing, deal.EnteredAt);
            var changed = due switch
            {
                DueTime.At at => action with { DueAt = at.Moment, Held = null },
                DueTime.WaitsForField waits => action with { DueAt = null, Held = HeldReasons.FieldPrefix + waits.Field },
                _ => action,
            };
            if (changed.DueAt == action.DueAt && changed.Held == action.Held) continue;
            actions.Update(changed with { Version = action.Version + 1 });
            story.Plan(action.Action);
        }
    }

    private static bool IsParked(ScheduledAction action) => action.Held is { } held && !held.StartsWith(HeldReasons.FieldPrefix, StringComparison.Ordinal);

    private static bool IsAbout(Timing timing, string field) =>
        timing.Field is { } name && (name == field || name == "deal." + field);
}
