using NodaTime;

namespace CrmCore;

/// <summary>A due action that the engine decides itself: an action on cards, a time limit, the fan-out to recipients, a paused automation.</summary>
internal sealed class DueItem(ScheduledAction action, IReadOnlyList<string>? recipients = null) : WorkItem
{
    public override AccountRef Account => AccountRef.Of(action.Account);

    public override uint Route(AccountModel model, ContactPoints points) => Routes.Of(model.Number, action.Subject);

    public override void Want(WorkingSet set, int round)
    {
        if (round > 0) return;
        set.Want(ScheduledActionRecords.Instance, -1, ScheduledActionRecords.Instance.KeyOf(action));
        if (action.Pipeline == LeadStatuses.Pipeline) set.Want(LeadRecords.Instance, -1, new RecordKey(action.Account, action.Subject));
        else set.Want(DealRecords.Instance, -1, new RecordKey(action.Account, action.Subject));
    }

    public override void Decide(WorkingSet set, DecisionTools tools, Instant now)
    {
        var actions = set.Of(ScheduledActionRecords.Instance);
        var key = ScheduledActionRecords.Instance.KeyOf(action);
        if (actions.Find(key) is not { DueAt: { } due } current || due > now || current.IsWithOther(action)) return;
        var scope = ScopeOf(set, Model, tools, now, current);
        if (Failure is not null)
        {
            actions.Update(current with { DueAt = null, Held = HeldReasons.Dead, Error = Failure.Message, Version = current.Version + 1 });
            ActionTimeline.Write(scope, current, TimelineKinds.ActionFailed, ActionTimeline.Data(scope, current, Failure.Message));
            return;
        }

        if (Model.Paused.Contains(AccountModel.PauseId(current.Pipeline, current.Action)))
        {
            actions.Update(current with { DueAt = null, Held = HeldReasons.PausedBy(current.Pipeline, current.Action), Version = current.Version + 1 });
            return;
        }

        actions.Delete(key);
        if (LeadActions.Find(scope, current) is { } lead)
        {
            if (recipients is not null) DueDecisions.FanOut(scope, current, recipients);
            else LeadActions.OnCards(scope, lead, current);
            Settling.Run(scope);
            return;
        }

        if (Cards.Deal(scope, new DealId(current.Subject)) is not { } deal) return;
        if (current.Do == TimeLimits.Action) DueDecisions.TimeLimit(scope, deal, current);
        else if (recipients is not null) DueDecisions.FanOut(scope, current, recipients);
        else DueDecisions.OnCards(scope, deal, current);
        Settling.Run(scope);
    }

    public static DecisionScope ScopeOf(WorkingSet set, AccountModel model, DecisionTools tools, Instant now, ScheduledAction action)
    {
        var scope = tools.Scope.Begin(set, model, now, occurredAt: now, model.Automation);
        scope.Cause = action.Cause;
        scope.Chain = action.Chain;
        return scope;
    }
}
