namespace CrmCore;

/// <summary>What due actions of lead statuses mean that touch nothing but cards (R75).</summary>
internal static class LeadActions
{
    public static Lead? Find(DecisionScope scope, ScheduledAction action) =>
        action.Pipeline == LeadStatuses.Pipeline ? scope.Set.Of(LeadRecords.Instance).Find(LeadRecords.Key(scope.Account, new LeadId(action.Subject))) : null;

    public static void OnCards(DecisionScope scope, Lead lead, ScheduledAction action)
    {
        if (scope.Model.DefinitionOf(action) is not { } compiled)
        {
            ActionTimeline.Write(scope, action, TimelineKinds.ActionCancelled, ActionTimeline.Data(scope, action, "the statuses do not have it any more (R05)"));
            return;
        }

        if (compiled.Definition.Do is ActionKinds.ChangeOwner or ActionKinds.Assign && ManualChoices.OverrulingOwner(scope, action, lead) is { } person)
        {
            ActionTimeline.Write(scope, action, TimelineKinds.ActionSkipped, ActionTimeline.Data(scope, action, $"{person} chose '{Fields.Owner}' by hand since it was planned (R68)"));
            return;
        }

        var story = new DealStory(TimelineKinds.ActionDone, null) { PersonalJson = LeadCommands.Before(scope, lead) };
        story.Fact("action", action.Action);
        story.Fact("do", action.Do);
        story.Fact("key", action.Key);
        var card = LeadCard.AsDeal(lead);
        var changed = LeadCard.With(lead, card, CardActions.Apply(scope, card, scope.Model.Leads.Pipeline, compiled.Definition, story));
        if (!ReferenceEquals(changed, lead))
        {
            LeadMoves.Update(scope, lead, changed);
            changed = scope.Set.Of(LeadRecords.Instance).Find(LeadRecords.Key(scope.Account, lead.Id))!;
        }

        story.Write(scope, LeadCard.AsDeal(changed), scope.Model.Automation);
        Tally.Tried(scope, action);
        LeadMoves.FollowUpsOf(scope, changed, story.FollowUps);
    }
}
