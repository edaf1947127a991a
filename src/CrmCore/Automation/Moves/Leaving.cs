namespace CrmCore;

/// <summary>What leaving a stage does: cancels what waits (R18), undoes what must be undone (R26, R27).</summary>
internal static class Leaving
{
    public static Deal Leave(DecisionScope scope, Deal deal, CompiledStage target, DealStory story)
    {
        var closing = target.Id is Outcomes.Won or Outcomes.Lost;
        if (deal.HasPlans) Cancel(scope, deal, closing, story);
        return PlanUndoing(scope, deal, target, story);
    }

    private static void Cancel(DecisionScope scope, Deal deal, bool closing, DealStory story)
    {
        var actions = scope.Set.Of(ScheduledActionRecords.Instance);
        foreach (var key in actions.Lookup(ScheduledActionRecords.BySubject, ScheduledActionRecords.SubjectKey(scope.Account, deal.Id.Value)).ToArray())
        {
            if (actions.Find(key) is { } action && IsCancelled(action, closing)) Cancel(scope, action, story);
        }
    }

    // What fell due at the moment of entering does not wait; dead and uncertain ones are there for people to look at.
    private static bool IsCancelled(ScheduledAction action, bool closing) => action.Phase switch
    {
        ActionPhase.Leave or ActionPhase.Notify => false,
        _ when action.AtOnce || action.Held is HeldReasons.Dead or HeldReasons.Uncertain => false,
        _ => closing || !action.Stays,
    };

    private static void Cancel(DecisionScope scope, ScheduledAction action, DealStory story)
    {
        scope.Set.Of(ScheduledActionRecords.Instance).Delete(ScheduledActionRecords.Instance.KeyOf(action));
        if (action.Phase is not (ActionPhase.Remind or ActionPhase.Overdue)) story.Cancel(action.Action);
        scope.Log?.Add("action " + action.Action, false, "cancelled: the deal left the stage (R18)");
    }

    private static Deal PlanUndoing(DecisionScope scope, Deal deal, CompiledStage target, DealStory story)
    {
        var stage = scope.Model.Pipelines.TryGetValue(deal.Pipeline, out var pipeline) ? pipeline.Stage(deal.Stage) : null;
        if (stage is null || stage.UndoneOnLeaving.Length == 0) return deal;
        foreach (var action in stage.UndoneOnLeaving)
        {
            if (!Membership.HasJoined(deal, action)) continue;
            if (WasNeverDone(scope, deal, action))
            {
                deal = Membership.Forgotten(deal, action);
                continue;
            }

            if (Membership.IsShared(action, target)) continue;
            Planning.PlanAt(scope, deal, pipeline!, action, ActionPhase.Leave, scope.Now, story);
            deal = Membership.Left(deal, action) with { HasPlans = true };
        }

        return deal;
    }

    // An action that was to add after some days, and was cancelled before it ran, has nothing to undo.
    private static bool WasNeverDone(DecisionScope scope, Deal deal, CompiledAction action)
    {
        if (action.IsAtOnce) return false;
        var key = new RecordKey(scope.Account, deal.Id.Value, action.Definition.Id, deal.Entry, (int)ActionPhase.Enter, T1: "");
        return scope.Set.Of(ScheduledActionRecords.Instance).WasDeleted(key);
    }
}
