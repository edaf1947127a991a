using NodaTime;

namespace CrmCore;

/// <summary>A due search for a contact's probable doubles, decided by the engine itself.</summary>
/// <param name="action">The planned search.</param>
/// <param name="mayMerge">Whether a sure double is given back to be merged; the action stays planned then until it is.</param>
internal sealed class DoublesItem(ScheduledAction action, bool mayMerge) : WorkItem
{
    private IReadOnlyList<DoublesKey> _keys = [];

    public override AccountRef Account => AccountRef.Of(action.Account);

    /// <summary>The two that are to be merged; null for none.</summary>
    public (Contact Contact, FoundDouble Double)? Sure { get; private set; }

    public override void Want(WorkingSet set, int round)
    {
        var key = new RecordKey(action.Account, action.Subject);
        if (round == 0)
        {
            set.Want(ScheduledActionRecords.Instance, -1, ScheduledActionRecords.Instance.KeyOf(action));
            set.Want(ContactRecords.Instance, -1, key);
            foreach (var lookup in ReviewList.Lookups(action.Account, new ContactId(action.Subject))) set.Want(lookup);
        }
        else if (round == 1 && set.Of(ContactRecords.Instance).Find(key) is { } contact)
        {
            _keys = Model.Matching.KeysOf(contact);
            foreach (var each in _keys) set.Want(MatchPostingRecords.Instance, -1, MatchPostingRecords.Key(action.Account, each.Key));
        }
        else if (!WantSeconds(set))
        {
            foreach (var other in DoublesSearch.Candidates(set, action.Account, action.Subject, _keys)) set.Want(ContactRecords.Instance, -1, new RecordKey(action.Account, other));
        }
    }

    public override void Decide(WorkingSet set, DecisionTools tools, Instant now)
    {
        Sure = null;
        var actions = set.Of(ScheduledActionRecords.Instance);
        var key = ScheduledActionRecords.Instance.KeyOf(action);
        if (actions.Find(key) is not { DueAt: not null } current) return;
        var scope = DueItem.ScopeOf(set, Model, tools, now, current);
        if (Failure is not null)
        {
            actions.Update(current with { DueAt = null, Held = HeldReasons.Dead, Error = Failure.Message, Version = current.Version + 1 });
            return;
        }

        // A card that was merged away since is looked at as the one that stands for it, by a search of its own.
        if (Cards.Contact(scope, new ContactId(action.Subject)) is { } contact && contact.Id.Value == action.Subject && DoublesSearch.Decide(scope, contact, mayMerge) is { } sure)
        {
            Sure = (contact, sure);
            return;
        }

        actions.Delete(key);
    }

    // Whether lists are missing that stand behind a full one.
    private bool WantSeconds(WorkingSet set)
    {
        var postings = set.Of(MatchPostingRecords.Instance);
        var missing = false;
        foreach (var key in _keys)
        {
            if (postings.Find(MatchPostingRecords.Key(action.Account, key.Key)) is not { IsFull: true }) continue;
            foreach (var second in key.Seconds)
            {
                var wanted = MatchPostingRecords.Key(action.Account, second);
                if (postings.Knows(-1, wanted)) continue;
                set.Want(MatchPostingRecords.Instance, -1, wanted);
                missing = true;
            }
        }

        return missing;
    }
}
