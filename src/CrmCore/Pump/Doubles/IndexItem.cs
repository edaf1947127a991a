using NodaTime;

namespace CrmCore;

/// <summary>Enters contacts under their keys without comparing them: those of a file of an earlier version, or after a field came that tells people apart.</summary>
internal sealed class IndexItem(int account, IReadOnlyList<ContactId> contacts) : WorkItem
{
    private readonly List<(Guid Contact, IReadOnlyList<DoublesKey> Keys)> _keys = new(contacts.Count);

    public override AccountRef Account => AccountRef.Of(account);

    public override void Want(WorkingSet set, int round)
    {
        if (round == 0)
        {
            foreach (var id in contacts) set.Want(ContactRecords.Instance, -1, ContactRecords.Key(account, id));
        }
        else if (round == 1)
        {
            _keys.Clear();
            foreach (var id in contacts)
            {
                if (set.Of(ContactRecords.Instance).Find(ContactRecords.Key(account, id)) is not { State: CardState.Active } contact || !Model.Matching.IsComparable(contact)) continue;
                _keys.Add((id.Value, Model.Matching.KeysOf(contact)));
                foreach (var key in _keys[^1].Keys) set.Want(MatchPostingRecords.Instance, -1, MatchPostingRecords.Key(account, key.Key));
            }
        }
    }

    public override void Decide(WorkingSet set, DecisionTools tools, Instant now)
    {
        WantSeconds(set);
        foreach (var (contact, keys) in _keys) Postings.Enter(set, account, contact, keys);
    }

    // A list may fill up while the batch is entered: whatever may stand behind one is loaded at once.
    private void WantSeconds(WorkingSet set)
    {
        var postings = set.Of(MatchPostingRecords.Instance);
        set.Need(_keys.SelectMany(k => k.Keys)
            .Where(k => postings.Find(MatchPostingRecords.Key(account, k.Key)) is { } list && list.Count + contacts.Count > MatchPosting.Capacity)
            .SelectMany(k => k.Seconds)
            .Select(second => new RecordLookup(MatchPostingRecords.Instance, -1, MatchPostingRecords.Key(account, second))));
    }
}
