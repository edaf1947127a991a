using NodaTime;

namespace CrmCore;

/// <summary>Writes in a replay who was given a card, as it was recorded.</summary>
internal sealed class GivenItem(int account, CardKind kind, Guid card, EmployeeId to) : WorkItem
{
    public override AccountRef Account => AccountRef.Of(account);

    public override void Want(WorkingSet set, int round)
    {
        if (round == 0) set.Want(kind == CardKind.Deal ? DealRecords.Instance : LeadRecords.Instance, -1, new RecordKey(account, card));
    }

    public override void Decide(WorkingSet set, DecisionTools tools, Instant now)
    {
        var key = new RecordKey(account, card);
        if (kind == CardKind.Deal)
        {
            if (set.Of(DealRecords.Instance).Find(key) is { State: CardState.Active } deal) set.Of(DealRecords.Instance).Update(deal with { Owner = to, Version = deal.Version + 1 });
        }
        else if (set.Of(LeadRecords.Instance).Find(key) is { } lead)
        {
            set.Of(LeadRecords.Instance).Update(lead with { Owner = to, Version = lead.Version + 1 });
        }
    }
}
