namespace CrmCore;

/// <summary>What due actions mean that touch nothing but cards.</summary>
internal static class DueDecisions
{
    public static void OnCards(DecisionScope scope, Deal deal, ScheduledAction action)
    {
        if (scope.Model.DefinitionOf(action) is not { } compiled || !scope.Model.Pipelines.TryGetValue(deal.Pipeline, out var pipeline))
        {
            ActionTimeline.Write(scope, action, TimelineKinds.ActionCancelled, ActionTimeline.Data(scope, action, "the definition does not have it any more (R05)"));
            return;
        }

        if (FieldOf(compiled.Definition) is { } field && ManualChoices.Overruling(scope, action, field) is { } person)
        {
            ActionTimeline.Write(scope, action, TimelineKinds.ActionSkipped, ActionTimeline.Data(scope, action, $"{person} chose '{field}' by hand since it was planned (R68)"));
            return;
        }

        var story = scope.NewStory(TimelineKinds.ActionDone, deal);
        story.Fact("action", action.Action);
        story.Fact("do", action.Do);
        story.Fact("key", action.Key);
        var changed = CardActions.Apply(scope, deal, pipeline, compiled.Definition, story);
        if (!ReferenceEquals(changed, deal))
        {
            changed = changed with { Version = deal.Version + 1 };
            OwnedCards.Update(scope, changed);
        }

        story.Write(scope, changed, scope.Model.Automation);
        Tally.Tried(scope, action);
        FollowUps.Run(scope, changed, story.FollowUps);
    }

    // The field that the action would write; null for one that writes none.
    private static string? FieldOf(ActionDefinition action) => action.Do switch
    {
        ActionKinds.ChangeOwner or ActionKinds.Assign => Fields.Owner,
        ActionKinds.SetField => action.Settings["set"].AsText(),
        _ => null,
    };

    /// <summary>The reminder before the time limit, and the word that it has run out (R04).</summary>
    public static void TimeLimit(DecisionScope scope, Deal deal, ScheduledAction action)
    {
        if (deal.Entry != action.Entry) return;
        var overdue = action.Phase == ActionPhase.Overdue;
        var story = scope.NewStory(overdue ? TimelineKinds.Overdue : TimelineKinds.DeadlineNear, deal);
        story.Fact("stage", deal.Stage);
        story.Write(scope, deal, scope.Model.Automation);
        var name = deal.Title ?? deal.Id.ToString();
        foreach (var employee in Notices.Audience(scope, deal, withLead: overdue))
        {
            if (overdue) Notices.Plan(scope, deal, NotificationKinds.DeadlinePassed, employee, $"Overdue: {name} stands on '{deal.Stage}' too long");
            else Notices.Plan(scope, deal, NotificationKinds.DeadlineNear, employee, $"{name}: the time on '{deal.Stage}' is nearly over");
        }
    }

    /// <summary>One durable child for each recipient; the recipients are those of this moment.</summary>
    public static void FanOut(DecisionScope scope, ScheduledAction action, IReadOnlyList<string> recipients)
    {
        Tally.Tried(scope, action);
        var actions = scope.Set.Of(ScheduledActionRecords.Instance);
        foreach (var recipient in recipients)
        {
            var child = action with { Phase = ActionPhase.Recipient, Target = recipient, DueAt = scope.Now, Version = 1, Attempts = 0, PlannedAt = scope.Now };
            if (actions.Find(ScheduledActionRecords.Instance.KeyOf(child)) is null) actions.Insert(child);
        }
    }
}
