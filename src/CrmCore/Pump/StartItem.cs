using NodaTime;

namespace CrmCore;

/// <summary>The durable mark before the port of a once action is called: without an outcome at the next start, the action is uncertain.</summary>
internal sealed class StartItem(ScheduledAction action) : WorkItem
{
    public override AccountRef Account => AccountRef.Of(action.Account);

    /// <summary>The action with its mark; null when it waits no more.</summary>
    public ScheduledAction? Started { get; private set; }

    public override uint Route(AccountModel model, ContactPoints points) => Routes.Of(model.Number, action.Subject);

    public override void Want(WorkingSet set, int round)
    {
        if (round == 0) set.Want(ScheduledActionRecords.Instance, -1, ScheduledActionRecords.Instance.KeyOf(action));
    }

    public override void Decide(WorkingSet set, DecisionTools tools, Instant now)
    {
        Started = null;
        var actions = set.Of(ScheduledActionRecords.Instance);
        if (actions.Find(ScheduledActionRecords.Instance.KeyOf(action)) is not { DueAt: { } due, Started: false } current || due > now || current.IsWithOther(action)) return;
        Started = current with { Started = true, Attempts = current.Attempts + (action.Lease == 0 ? 1 : 0), Version = current.Version + 1 };
        actions.Update(Started);
    }
}
