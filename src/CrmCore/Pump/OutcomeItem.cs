using NodaTime;

namespace CrmCore;

/// <summary>How a try of a port ended: its row goes, waits longer, or is parked, and the timeline tells it.</summary>
internal sealed class OutcomeItem(ScheduledAction action, ActionOutcome outcome, bool counted) : WorkItem
{
    /// <summary>Whether another node has the action now, because this one gave no sign of life: that one tells how it ended.</summary>
    public bool IsLate { get; private set; }

    /// <summary>Whether it holds only for the row as it was taken: nothing was tried, and what has become of the row since counts.</summary>
    public bool OnlyAsTaken { get; init; }

    /// <summary>Whether it became a dead letter.</summary>
    public bool Buried { get; private set; }

    public override AccountRef Account => AccountRef.Of(action.Account);

    public override uint Route(AccountModel model, ContactPoints points) => Routes.Of(model.Number, action.Subject);

    public override void Want(WorkingSet set, int round)
    {
        if (round > 0) return;
        set.Want(ScheduledActionRecords.Instance, -1, ScheduledActionRecords.Instance.KeyOf(action));
        if (action.Phase != ActionPhase.Message) return;
        set.Want(ScheduledActionRecords.Instance, ScheduledActionRecords.BySubject, ScheduledActionRecords.SubjectKey(action.Account, action.Subject));
        set.Want(ConversationMessageRecords.Instance, -1, SentMessages.MessageKey(action));
    }

    public override void Decide(WorkingSet set, DecisionTools tools, Instant now)
    {
        var current = set.Of(ScheduledActionRecords.Instance).Find(ScheduledActionRecords.Instance.KeyOf(action));
        IsLate = LeaseEnded || current?.IsWithOther(action) == true;
        if (IsLate || (OnlyAsTaken && current?.Version != action.Version)) return;

        // Its row has gone or was changed while it ran: by hand or by a rule, or by a node that took it over and tried it itself. Which of the two, the lease says.
        ReliesOnLease = current?.Lease == action.Lease ? 0 : action.Lease;
        var scope = DueItem.ScopeOf(set, Model, tools, now, action);
        var attempts = (current ?? action).Attempts + (counted || action.Lease != 0 ? 0 : 1);
        Buried = outcome is ActionOutcome.Failed || (outcome is ActionOutcome.Retry && (current is null || attempts >= Retries.MaxAttempts));
        OutcomeDecisions.Decide(scope, action with { Attempts = attempts, Version = current?.Version ?? action.Version }, current is not null, outcome);
    }
}
