namespace CrmCore;

/// <summary>What the outcome of a try means (architecture: at least once, with a key that never changes).</summary>
internal static class OutcomeDecisions
{
    /// <summary>Decides.</summary>
    /// <param name="scope">The decision.</param>
    /// <param name="action">The action with the attempts counted.</param>
    /// <param name="waits">Whether its row is still there: it may have been cancelled while the port was called.</param>
    /// <param name="outcome">How the try ended.</param>
    public static void Decide(DecisionScope scope, ScheduledAction action, bool waits, ActionOutcome outcome)
    {
        switch (outcome)
        {
            case ActionOutcome.Completed done:
                Finish(scope, action, waits, TimelineKinds.ActionDone, null, done.Receipt);
                break;
            case ActionOutcome.Skipped skipped:
                Finish(scope, action, waits, TimelineKinds.ActionSkipped, skipped.Reason, null);
                break;
            case ActionOutcome.Retry retry when waits && action.Attempts < Retries.MaxAttempts:
                Park(scope, action with { DueAt = Retries.Next(action, scope.Now, retry.After), Held = null, Error = retry.Reason, Started = false });
                break;
            case ActionOutcome.Retry retry:
                Bury(scope, action, waits, retry.Reason);
                break;
            case ActionOutcome.Failed failed:
                Bury(scope, action, waits, failed.Reason);
                break;
            case ActionOutcome.Uncertain uncertain:
                if (waits) Park(scope, action with { DueAt = null, Held = HeldReasons.Uncertain, Error = uncertain.Reason });
                if (action.Phase == ActionPhase.Message) break;
                Tell(scope, action, TimelineKinds.ActionUncertain, uncertain.Reason, null);
                TellPeople(scope, action, "It is not known whether it had its effect", uncertain.Reason);
                break;
        }

        if (action.Phase == ActionPhase.Message) SentMessages.Decide(scope, action, waits, outcome);
    }

    private static void Finish(DecisionScope scope, ScheduledAction action, bool waits, string kind, string? reason, string? receipt)
    {
        if (waits) scope.Set.Of(ScheduledActionRecords.Instance).Delete(ScheduledActionRecords.Instance.KeyOf(action));
        if (action.Phase is not (ActionPhase.Notify or ActionPhase.Message)) Tell(scope, action, kind, reason, receipt);
        if (kind == TimelineKinds.ActionDone && action.Phase is ActionPhase.Enter) Tally.Tried(scope, action);
    }

    // A dead letter stays where people find it and send it again.
    private static void Bury(DecisionScope scope, ScheduledAction action, bool waits, string reason)
    {
        if (waits) Park(scope, action with { DueAt = null, Held = HeldReasons.Dead, Error = reason, Started = false });
        if (action.Phase == ActionPhase.Message) return;
        Tell(scope, action, TimelineKinds.ActionFailed, reason, null);
        if (action.Phase is ActionPhase.Notify or ActionPhase.Leave) return;
        if (action.Phase == ActionPhase.Enter) Tally.Tried(scope, action);
        if (!OthersFailed(scope, action)) Tally.Failed(scope, action);
        TellPeople(scope, action, "It failed", reason);
    }

    private static bool OthersFailed(DecisionScope scope, ScheduledAction action)
    {
        if (action.Phase != ActionPhase.Recipient) return false;
        var actions = scope.Set.Of(ScheduledActionRecords.Instance);
        foreach (var key in actions.Lookup(ScheduledActionRecords.BySubject, ScheduledActionRecords.SubjectKey(scope.Account, action.Subject)))
        {
            if (actions.Find(key) is { Held: HeldReasons.Dead } other && other.Action == action.Action && other.Entry == action.Entry && other.Target != action.Target) return true;
        }

        return false;
    }

    private static void Park(DecisionScope scope, ScheduledAction action) =>
        scope.Set.Of(ScheduledActionRecords.Instance).Update(action with { Version = action.Version + 1 });

    private static void Tell(DecisionScope scope, ScheduledAction action, string kind, string? reason, string? receipt) =>
        ActionTimeline.Write(scope, action, kind, ActionTimeline.Data(scope, action, reason, receipt));

    private static void TellPeople(DecisionScope scope, ScheduledAction action, string what, string reason)
    {
        if (action.Phase == ActionPhase.Notify || Cards.Deal(scope, new DealId(action.Subject)) is not { } deal) return;
        foreach (var employee in Notices.Audience(scope, deal, withLead: false))
        {
            Notices.Plan(scope, deal, NotificationKinds.ActionFailed + ":" + action.Action, employee, $"{what}: '{action.Action}' of {deal.Title ?? deal.Id.ToString()}", reason);
        }
    }
}
