using NodaTime;

namespace CrmCore;

/// <summary>A due timer of the engine's own: it goes, and what it means is decided.</summary>
internal sealed class TimerItem(ScheduledAction action) : WorkItem
{
    public override AccountRef Account => AccountRef.Of(action.Account);

    public override uint Route(AccountModel model, ContactPoints points) => Routes.Of(model.Number, action.Subject);

    public override void Want(WorkingSet set, int round)
    {
        if (round > 0) return;
        set.Want(ScheduledActionRecords.Instance, -1, ScheduledActionRecords.Instance.KeyOf(action));
        if (Model.HasQueues) set.Want(RosterRecords.Instance, -1, RosterRecords.Key(action.Account));
    }

    public override void Decide(WorkingSet set, DecisionTools tools, Instant now)
    {
        var actions = set.Of(ScheduledActionRecords.Instance);
        var key = ScheduledActionRecords.Instance.KeyOf(action);
        if (actions.Find(key) is not { DueAt: { } due } current || due > now || current.IsWithOther(action)) return;
        var scope = DueItem.ScopeOf(set, Model, tools, now, current);
        if (Failure is not null)
        {
            actions.Update(current with { DueAt = null, Held = HeldReasons.Dead, Error = Failure.Message, Version = current.Version + 1 });
            return;
        }

        actions.Delete(key);
        TimerDecisions.Decide(scope, current);
        Settling.Run(scope);
    }
}
