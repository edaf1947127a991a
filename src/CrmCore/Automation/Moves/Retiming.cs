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
            var changed = due.Reason is null ? action with { DueAt = due.Moment, Held = HeldReasons.Until(due.Field) } : action;
            if (changed.DueAt == action.DueAt && changed.Held == action.Held) continue;
            actions.Update(changed with { Version = action.Version + 1 });
            story.Plan(action.Action);
        }
    }

    /// <summary>A date of the contact times what waits for its deals.</summary>
    public static void ContactChanged(DecisionScope scope, Contact before, Contact contact)
    {
        var changed = Changed(scope, before, contact);
        if (changed.Length > 0) Retime(scope, Cards.DealsOf(scope, contact.Id).Where(d => d.Contact == contact.Id), changed);
    }

    /// <summary>Other dates time what waits for deals whose main contact became another one.</summary>
    public static void ContactReplaced(DecisionScope scope, IReadOnlyList<DealId> deals, Contact before, Contact contact)
    {
        var changed = Changed(scope, before, contact);
        if (changed.Length > 0) Retime(scope, [.. deals.Select(d => Cards.Deal(scope, d)).OfType<Deal>()], changed);
    }

    private static string[] Changed(DecisionScope scope, Contact before, Contact contact) =>
        [.. scope.Model.Fields.Values
            .Where(f => f is { On: CardKind.Contact, Kind: FieldKind.Date } && before.Fields[f.Id] != contact.Fields[f.Id])
            .Select(f => Planning.ContactPrefix + f.Id)];

    private static void Retime(DecisionScope scope, IEnumerable<Deal> deals, string[] changed)
    {
        var waiting = deals.Where(d => d.HasPlans).ToArray();
        scope.Set.Need(waiting.Select(d => new RecordLookup(ScheduledActionRecords.Instance, ScheduledActionRecords.BySubject, ScheduledActionRecords.SubjectKey(scope.Account, d.Id.Value))));
        foreach (var deal in waiting)
        {
            var story = scope.NewStory(TimelineKinds.Edited, deal);
            foreach (var field in changed) FieldChanged(scope, deal, field, story);
            if (story.Planned.Count > 0) story.Write(scope, deal, scope.Actor);
        }
    }

    private static bool IsParked(ScheduledAction action) => action.Held is { } held && !held.StartsWith(HeldReasons.FieldPrefix, StringComparison.Ordinal);

    private static bool IsAbout(Timing timing, string field) =>
        timing.Field is { } name && (name == field || name == "deal." + field);
}
