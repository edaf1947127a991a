namespace CrmCore;

/// <summary>Gives leads their statuses: whoever puts a lead into one comes through here (R75). Counters and actions follow in the same commit.</summary>
internal static class LeadMoves
{
    /// <summary>Inserts a lead on its status, counts it, plans what the status plans.</summary>
    /// <returns>The lead as it stands after what follows.</returns>
    public static Lead Create(DecisionScope scope, Lead lead, bool rulesFire = true)
    {
        var status = scope.Model.Leads.Find(lead.Status)!;
        lead = lead with { State = status.State, StatusId = status.Id };
        OwnedCards.Insert(scope, lead);
        scope.Set.Of(ScheduledActionRecords.Instance).Searched(ScheduledActionRecords.BySubject, ScheduledActionRecords.SubjectKey(scope.Account, lead.Id.Value));
        Count(scope, lead, 1);
        Scores.Begin(scope, lead.Id.Value);
        return status.OnEnter.Count == 0 || !rulesFire ? lead : Enter(scope, lead, null, status, new DealStory(TimelineKinds.Edited, null));
    }

    /// <summary>Puts a lead into another status.</summary>
    /// <param name="scope">The decision.</param>
    /// <param name="before">The lead as it stands in the set.</param>
    /// <param name="lead">The lead with whatever else changes: owner, contact, deal.</param>
    /// <param name="status">The status.</param>
    /// <param name="actor">Who.</param>
    /// <param name="reason">Why it is refused; null otherwise.</param>
    /// <returns>The lead as it stands after what follows.</returns>
    public static Lead Move(DecisionScope scope, Lead before, Lead lead, LeadStatus status, Actor actor, string? reason = null)
    {
        var story = new DealStory(TimelineKinds.Moved, null) { PersonalJson = LeadCommands.Before(scope, before), FromStage = before.Status };
        story.Fact("from", before.Status);
        story.Fact("to", status.Id);
        story.Fact("reason", reason);
        story.Fact("by", actor.ToString());
        Leaving.Leave(scope, LeadCard.AsDeal(before), scope.Model.Leads.Pipeline.Stage(status.Id)!, story);
        if (lead.Reason != reason) lead = lead with { Details = lead.Details with { Reason = reason } };
        lead = lead with
        {
            State = status.State,
            StatusId = status.Id,
            Entry = before.Entry + 1,
            EnteredAt = NodaTime.Instant.Max(scope.OccurredAt, before.EnteredAt),
            Version = before.Version + 1,
        };
        Recount(scope, before, lead);
        return Enter(scope, lead, before, status, story, actor);
    }

    /// <summary>Saves a lead that keeps its status.</summary>
    /// <param name="scope">The decision.</param>
    /// <param name="before">The lead as it stands in the set.</param>
    /// <param name="lead">The lead as it shall be.</param>
    /// <param name="counted">Whether a rule gave it to its owner, and has counted it.</param>
    public static void Update(DecisionScope scope, Lead before, Lead lead, bool counted = false)
    {
        // Written from now on with what it was counted as.
        lead = lead with { StatusId = lead.Status, Version = before.Version + 1 };
        Recount(scope, before, lead);
        OwnedCards.Update(scope, lead, counted);
    }

    private static Lead Enter(DecisionScope scope, Lead lead, Lead? before, LeadStatus status, DealStory story, Actor? actor = null)
    {
        var pipeline = scope.Model.Leads.Pipeline;
        var card = LeadCard.AsDeal(lead);
        var after = Entering.Plan(scope, card, before is null ? null : LeadCard.AsDeal(before), pipeline, pipeline.Stage(status.Id)!, story);
        var entered = LeadCard.With(lead, card, after);
        if (entered.Owner != lead.Owner) Recount(scope, lead, entered);
        if (before is not null || !ReferenceEquals(entered, lead)) OwnedCards.Update(scope, entered);
        if (before is not null || story.Planned.Count > 0) story.Write(scope, LeadCard.AsDeal(entered), actor ?? scope.Model.Automation);
        return FollowUpsOf(scope, entered, story.FollowUps);
    }

    /// <summary>Runs what a lead's actions leave to be done: a change of status.</summary>
    public static Lead FollowUpsOf(DecisionScope scope, Lead lead, List<FollowUp> followUps)
    {
        foreach (var followUp in followUps)
        {
            if (followUp is not FollowUp.ChangeStage change) continue;
            var refusal = Refusal(scope, lead, change);
            if (refusal is null)
            {
                lead = Move(scope, lead, lead, scope.Model.Leads.Find(change.Stage)!, scope.Model.Automation, ReasonOf(scope, change));
                continue;
            }

            var story = new DealStory(TimelineKinds.ActionSkipped, null);
            story.Fact("action", change.Action);
            story.Fact("reason", refusal);
            story.Write(scope, LeadCard.AsDeal(lead), scope.Model.Automation);
        }

        return lead;
    }

    private static string? Refusal(DecisionScope scope, Lead lead, FollowUp.ChangeStage change) =>
        scope.Model.Leads.Find(change.Stage) is not { } status ? $"there is no lead status '{change.Stage}'"
        : status.Id == lead.Status ? "the lead has it already (R67)"
        : lead.State == LeadState.Accepted || status.State == LeadState.Accepted ? "accepting takes a person, or an intake policy that makes deals"
        : ++scope.Chain > scope.Model.Account.Settings.MaxChain ? "one cause has moved too many cards: the chain is cut (R28)"
        : null;

    private static string? ReasonOf(DecisionScope scope, FollowUp.ChangeStage change) =>
        scope.Model.Leads.Find(change.Stage) is { State: LeadState.Refused } status ? (status.Reasons.Count > 0 ? status.Reasons[0] : change.Action) : null;

    private static void Recount(DecisionScope scope, Lead before, Lead after)
    {
        if (before.StatusId is not null && before.Status == after.Status && before.Owner == after.Owner) return;
        if (before.StatusId is not null) Count(scope, before, -1);
        Count(scope, after, 1);
    }

    private static void Count(DecisionScope scope, Lead lead, int sign) => scope.Set.Of(LeadCountRecords.Instance).Add(
        new LeadCount(scope.Account, lead.Status, lead.Source, lead.Owner?.Value ?? "", sign), LeadCount.Sum);
}
