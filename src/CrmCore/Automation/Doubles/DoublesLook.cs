using System.Runtime.InteropServices;

namespace CrmCore;

/// <summary>
/// The look for one contact's probable doubles. It is asked while the records are loaded, until none is missing, and again when it is
/// decided: what was worked out stands as long as the cards are the same objects.
/// </summary>
internal sealed class DoublesLook(AccountModel model)
{
    /// <summary>So many others are compared at most, those that share the rarest keys first: doubles share several, strangers one frequent name.</summary>
    private const int MostCandidates = 24;

    private readonly List<RecordLookup> _missing = [];
    private Contact? _contact;
    private List<Contact>? _others;
    private List<FoundDouble> _found = [];

    /// <summary>The keys under which the contact is looked for.</summary>
    public IReadOnlyList<DoublesKey> Keys { get; private set; } = [];

    /// <summary>What <see cref="Find"/> needed and did not have.</summary>
    public IReadOnlyList<RecordLookup> Missing => _missing;

    /// <summary>The contact's probable doubles, the surest first, without those that somebody said are others; null while records are missing.</summary>
    public List<FoundDouble>? Find(WorkingSet set, Contact contact)
    {
        _missing.Clear();
        if (!ReferenceEquals(contact, _contact)) (_contact, Keys, _others) = (contact, model.Matching.KeysOf(contact), null);
        if (!HasLists(set) || Others(set, Candidates(set, contact.Id.Value)) is not { } others) return null;
        if (_others?.SequenceEqual(others, ReferenceEqualityComparer.Instance) is not true) (_others, _found) = (others, Compare(contact, others));
        return HasPairs(set, contact) ? _found.FindAll(f => !IsApart(set, contact, f.Other)) : null;
    }

    private bool Has(WorkingSet set, RecordType type, int index, in RecordKey key)
    {
        if (set.Of(type).Knows(index, key)) return true;
        _missing.Add(new RecordLookup(type, index, key));
        return false;
    }

    // The lists of the keys, then those that stand behind full ones.
    private bool HasLists(WorkingSet set)
    {
        var postings = set.Of(MatchPostingRecords.Instance);
        foreach (var key in Keys) Has(set, MatchPostingRecords.Instance, -1, MatchPostingRecords.Key(model.Number, key.Key));
        if (_missing.Count > 0) return false;
        foreach (var key in Keys)
        {
            if (postings.Find(MatchPostingRecords.Key(model.Number, key.Key)) is not { IsFull: true }) continue;
            foreach (var second in key.Seconds) Has(set, MatchPostingRecords.Instance, -1, MatchPostingRecords.Key(model.Number, second));
        }

        return _missing.Count == 0;
    }

    private IEnumerable<Guid> Candidates(WorkingSet set, Guid contact)
    {
        var shared = new Dictionary<Guid, double>();
        foreach (var key in Keys)
        {
            if (Count(set, contact, key.Key, shared)) continue;
            foreach (var second in key.Seconds) Count(set, contact, second, shared);
        }

        return shared.OrderByDescending(s => s.Value).ThenBy(s => s.Key).Take(MostCandidates).Select(s => s.Key);
    }

    // False when the list is full: there may be more than it says.
    private bool Count(WorkingSet set, Guid contact, long key, Dictionary<Guid, double> shared)
    {
        if (set.Of(MatchPostingRecords.Instance).Find(MatchPostingRecords.Key(model.Number, key)) is not { } posting) return true;
        var weight = 1.0 / posting.Count;
        for (var i = 0; i < posting.Count; i++)
        {
            if (posting[i] is var other && other != contact) CollectionsMarshal.GetValueRefOrAddDefault(shared, other, out _) += weight;
        }

        return !posting.IsFull;
    }

    // A card that was merged away is compared as the one that stands for it.
    private List<Contact>? Others(WorkingSet set, IEnumerable<Guid> candidates)
    {
        var contacts = set.Of(ContactRecords.Instance);
        var others = new List<Contact>();
        foreach (var id in candidates)
        {
            var key = new RecordKey(model.Number, id);
            if (!Has(set, ContactRecords.Instance, -1, key) || contacts.Find(key) is not { } other) continue;
            if (other.State == CardState.Merged)
            {
                if (!Has(set, RedirectRecords.Instance, -1, key) || set.Of(RedirectRecords.Instance).Find(key) is not { } redirect) continue;
                var target = new RecordKey(model.Number, redirect.Target);
                if (!Has(set, ContactRecords.Instance, -1, target) || contacts.Find(target) is not { } standing) continue;
                other = standing;
            }

            if (other.State == CardState.Active && other.Id != _contact!.Id && !others.Exists(o => o.Id == other.Id)) others.Add(other);
        }

        return _missing.Count == 0 ? others : null;
    }

    private List<FoundDouble> Compare(Contact contact, List<Contact> others)
    {
        var table = new MatchTable(model.Matching.Schema);
        model.Matching.Add(table, contact);
        foreach (var other in others) model.Matching.Add(table, other);
        var settings = model.Duplicates;
        var scorer = new MatchScorer(table, model.Matching.Model, new MatchSettings { Merge = settings.MergeFrom, Likely = settings.ReviewFrom });
        var found = new List<FoundDouble>();
        for (var i = 0; i < others.Count; i++)
        {
            var pair = scorer.Score(0, i + 1);
            if (pair.Tier != MatchTier.Leave) found.Add(new FoundDouble(others[i], pair.Probability, pair.Tier));
        }

        found.Sort((a, b) => b.Probability != a.Probability ? b.Probability.CompareTo(a.Probability) : a.Other.Id.Value.CompareTo(b.Other.Id.Value));
        return found;
    }

    // The pairs' places on the review list, and what somebody said of the two or of a card that was merged into one of them.
    private bool HasPairs(WorkingSet set, Contact contact)
    {
        if (_found.Count == 0) return true;
        Has(set, RedirectRecords.Instance, RedirectRecords.ByTarget, new RecordKey(model.Number, contact.Id.Value));
        foreach (var found in _found)
        {
            Has(set, RedirectRecords.Instance, RedirectRecords.ByTarget, new RecordKey(model.Number, found.Other.Id.Value));
            Has(set, ProbableDoubleRecords.Instance, -1, ProbableDoubleRecords.Key(model.Number, contact.Id, found.Other.Id));
        }

        if (_missing.Count > 0) return false;
        foreach (var found in _found)
        {
            foreach (var key in NotSamePairs.Keys(set, model.Number, contact.Id.Value, found.Other.Id.Value)) Has(set, NotSameRecords.Instance, -1, key);
        }

        return _missing.Count == 0;
    }

    private bool IsApart(WorkingSet set, Contact contact, Contact other) =>
        Array.Exists(NotSamePairs.Keys(set, model.Number, contact.Id.Value, other.Id.Value), key => set.Of(NotSameRecords.Instance).Find(key) is not null);
}
