namespace CrmCore;

/// <summary>Enters contacts in the lists of those that share a blocking key, and takes them out.</summary>
internal static class Postings
{
    /// <summary>Enters a contact under its keys; where a list is full, under the key together with one more value each.</summary>
    public static void Enter(WorkingSet set, int account, Guid contact, IReadOnlyList<DoublesKey> keys)
    {
        foreach (var key in keys)
        {
            if (Enter(set, account, contact, key.Key)) continue;
            foreach (var second in key.Seconds) Enter(set, account, contact, second);
        }
    }

    /// <summary>Takes a contact that is in use no more out of the lists of its keys.</summary>
    public static void Leave(DecisionScope scope, Contact contact)
    {
        if (!scope.Model.Matching.IsComparable(contact)) return;
        var postings = scope.Set.Of(MatchPostingRecords.Instance);
        var keys = scope.Model.Matching.KeysOf(contact).SelectMany(k => k.Seconds.Prepend(k.Key)).Select(k => MatchPostingRecords.Key(scope.Account, k)).ToArray();
        scope.Set.Need(keys.Select(key => new RecordLookup(MatchPostingRecords.Instance, -1, key)));
        foreach (var key in keys)
        {
            if (postings.Find(key) is not { } list || !list.Contains(contact.Id.Value)) continue;
            if (list.Count == 1) postings.Delete(key);
            else postings.Update(list.Without(contact.Id.Value));
        }
    }

    // False when the list is full.
    private static bool Enter(WorkingSet set, int account, Guid contact, long key)
    {
        var postings = set.Of(MatchPostingRecords.Instance);
        if (postings.Find(MatchPostingRecords.Key(account, key)) is not { } known)
        {
            postings.Insert(MatchPosting.Of(account, key, contact));
            return true;
        }

        var next = known.With(contact);
        if (!ReferenceEquals(known, next)) postings.Update(next);
        return !ReferenceEquals(known, next) || known.Contains(contact);
    }
}
