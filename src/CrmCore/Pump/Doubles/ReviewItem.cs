using NodaTime;

namespace CrmCore;

/// <summary>Puts pairs that a search of the whole account has found on the review list.</summary>
internal sealed class ReviewItem(int account, IReadOnlyList<(ContactId First, ContactId Second, double Probability)> pairs) : WorkItem
{
    public override AccountRef Account => AccountRef.Of(account);

    /// <summary>How many of the pairs stand on the list now.</summary>
    public int Written { get; private set; }

    public override void Want(WorkingSet set, int round)
    {
        if (round > 0) return;
        foreach (var (first, second, _) in pairs)
        {
            set.Want(ContactRecords.Instance, -1, ContactRecords.Key(account, first));
            set.Want(ContactRecords.Instance, -1, ContactRecords.Key(account, second));
            set.Want(NotSameRecords.Instance, -1, NotSameRecords.Key(account, first.Value, second.Value));
            set.Want(ProbableDoubleRecords.Instance, -1, ProbableDoubleRecords.Key(account, first, second));
        }
    }

    public override void Decide(WorkingSet set, DecisionTools tools, Instant now)
    {
        Written = 0;
        foreach (var (first, second, probability) in pairs)
        {
            if (!IsActive(set, first) || !IsActive(set, second)) continue;
            if (set.Of(NotSameRecords.Instance).Find(NotSameRecords.Key(account, first.Value, second.Value)) is not null) continue;
            ReviewList.Write(set, account, first, second, probability, now);
            Written++;
        }
    }

    private bool IsActive(WorkingSet set, ContactId id) => set.Of(ContactRecords.Instance).Find(ContactRecords.Key(account, id)) is { State: CardState.Active };
}
