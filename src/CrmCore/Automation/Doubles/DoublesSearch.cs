namespace CrmCore;

/// <summary>
/// Looks for the probable doubles of one contact (R33): right after its capture, as a scheduled action, so that capture itself stays
/// fast. What shares a blocking key with it is compared; what is sure is merged, what is not goes to the review list.
/// </summary>
internal static class DoublesSearch
{
    public const string Action = "$find-doubles";

    /// <summary>So many others are compared at most, those that share the most keys first.</summary>
    private const int MostCandidates = 48;

    /// <summary>Plans the search for a contact that was made or whose name, points or fields have changed.</summary>
    public static void Plan(DecisionScope scope, Contact contact)
    {
        if (!scope.Model.Duplicates.Search || !scope.Model.Matching.IsComparable(contact)) return;
        var row = new ScheduledAction
        {
            Account = scope.Account,
            Subject = contact.Id.Value,
            Entry = contact.Version,
            Phase = ActionPhase.Search,
            Action = Action,
            DueAt = scope.Now,
            Do = Action,
            Pipeline = "",
            Revision = 0,
            Stage = "",
            Cause = scope.Cause,
            PlannedAt = scope.Now,
            Chain = scope.Chain,
        };
        // The version is in the key: it stands for the first time, or was planned by this very batch.
        var actions = scope.Set.Of(ScheduledActionRecords.Instance);
        if (!actions.Has(ScheduledActionRecords.Instance.KeyOf(row))) actions.Insert(row);
    }

    /// <summary>The others that share a key with the contact, those that share the most first.</summary>
    public static IReadOnlyList<Guid> Candidates(WorkingSet set, int account, Guid contact, IReadOnlyList<DoublesKey> keys)
    {
        var shared = new Dictionary<Guid, int>();
        foreach (var key in keys)
        {
            if (Collect(set, account, contact, key.Key, shared)) continue;
            foreach (var second in key.Seconds) Collect(set, account, contact, second, shared);
        }

        return [.. shared.OrderByDescending(s => s.Value).ThenBy(s => s.Key).Take(MostCandidates).Select(s => s.Key)];
    }

    // False when the list is full: there may be more than it says.
    private static bool Collect(WorkingSet set, int account, Guid contact, long key, Dictionary<Guid, int> shared)
    {
        if (set.Of(MatchPostingRecords.Instance).Find(MatchPostingRecords.Key(account, key)) is not { } posting) return true;
        for (var i = 0; i < posting.Count; i++)
        {
            if (posting[i] != contact) shared[posting[i]] = shared.GetValueOrDefault(posting[i]) + 1;
        }

        return !posting.IsFull;
    }

    /// <summary>Compares the contact, enters it under its keys and brings its review list up to date.</summary>
    /// <param name="scope">The decision.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="mayMerge">Whether a sure double is given back to be merged; otherwise it goes to the review list like the others.</param>
    /// <returns>The surest double, which is to be merged; null for none.</returns>
    public static FoundDouble? Decide(DecisionScope scope, Contact contact, bool mayMerge)
    {
        var keys = scope.Model.Matching.KeysOf(contact);
        var others = new List<Contact>();
        foreach (var id in Candidates(scope.Set, scope.Account, contact.Id.Value, keys))
        {
            if (Cards.Contact(scope, new ContactId(id)) is { } other && other.Id != contact.Id && !others.Exists(o => o.Id == other.Id)) others.Add(other);
        }

        Postings.Enter(scope.Set, scope.Account, contact.Id.Value, keys);
        var found = Compare(scope, contact, others);
        found.RemoveAll(f => NotSamePairs.Between(scope, contact.Id.Value, f.Other.Id.Value).Count > 0);
        var sure = mayMerge ? found.Find(f => f.Tier == MatchTier.Merge) : null;
        ReviewList.Replace(scope, contact.Id, mayMerge ? found.FindAll(f => f.Tier != MatchTier.Merge) : found);
        return sure;
    }

    private static List<FoundDouble> Compare(DecisionScope scope, Contact contact, List<Contact> others)
    {
        var matching = scope.Model.Matching;
        var table = new MatchTable(matching.Schema);
        matching.Add(table, contact);
        foreach (var other in others) matching.Add(table, other);
        var settings = scope.Model.Duplicates;
        var scorer = new MatchScorer(table, matching.Model, new MatchSettings { Merge = settings.MergeFrom, Likely = settings.ReviewFrom });
        var found = new List<FoundDouble>();
        for (var i = 0; i < others.Count; i++)
        {
            var pair = scorer.Score(0, i + 1);
            if (pair.Tier != MatchTier.Leave) found.Add(new FoundDouble(others[i], pair.Probability, pair.Tier));
        }

        found.Sort((a, b) => b.Probability != a.Probability ? b.Probability.CompareTo(a.Probability) : a.Other.Id.Value.CompareTo(b.Other.Id.Value));
        return found;
    }
}
