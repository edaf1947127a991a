using NodaTime;

namespace CrmCore;

/// <summary>Marks a failed event as dropped.</summary>
internal sealed class DropItem(StoredEvent e) : WorkItem
{
    public override AccountRef Account => AccountRef.Of(e.Account);

    public override void Want(WorkingSet set, int round) => set.Want(StoredEventRecords.Instance, -1, StoredEventRecords.Instance.KeyOf(e));

    public override void Decide(WorkingSet set, DecisionTools tools, Instant now)
    {
        if (set.Of(StoredEventRecords.Instance).Find(StoredEventRecords.Instance.KeyOf(e)) is { State: EventState.Failed } failed)
        {
            set.Of(StoredEventRecords.Instance).Update(failed with { State = EventState.Dropped, Version = failed.Version + 1 });
        }
    }
}
