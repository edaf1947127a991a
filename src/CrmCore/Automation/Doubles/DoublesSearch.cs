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
        if (!scope.Model.Account.Settings.Duplicates.Search || !scope.Model.Matching.IsComparable(contact)) return;
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

    /// <summary>The others that share a key with the contact, as far as their lists are short enough to say something.</summary>
    public static IReadOnlyList<Guid> Candidates(WorkingSet set, int account, Guid contact, IReadOnlyList<long> keys)
    {
        var shared = new Dictionary<Guid, int>();
        foreach (var key in keys)
        {
            if (set.Of(MatchPostingRecords.Instance).Find(MatchPostingRecords.Key(account, key)) is not { IsFull: false } posting) continue;
            for (var i = 0; i < posting.Count; i++)
            {
                if (posting[i] != contact) shared[posting[i]] = shared.GetValueOrDefault(posting[i]) + 1;
            }
        }

        return [.. shared.OrderByDescending(s => s.Value).ThenBy(s => s.Key).Take(MostCandidates).Select(s => s.Key)];
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

        Enter(scope, contact, keys);
        var found = Compare(scope, contact, others, []);
        var different = found.Where(f => NotSamePairs.Between(scope, contact.Id.Value, f.Other.Id.Value).Count > 0).Select(f => f.Other.Id).ToHashSet();
        if (different.Count > 0) found = Compare(scope, contact, others, different);
        var sure = mayMerge ? found.Find(f => f.Tier == MatchTier.Merge) : null;
        ReviewList.Replace(scope, contact.Id, mayMerge ? found.FindAll(f => f.Tier != MatchTier.Merge) : found);
        return sure;
    }

    private static void Enter(DecisionScope scope, Contact contact, IReadOnlyList<long> keys)
    {
        var postings = scope.Set.Of(MatchPostingRecords.Instance);
        foreach (var key in keys)
        {
            if (postings.Find(MatchPostingRecords.Key(scope.Account, key)) is not { } known)
            {
                postings.Insert(MatchPosting.Of(scope.Account, key, contact.Id.Value));
            }
            else if (known.With(contact.Id.Value) is var next && !ReferenceEquals(known, next))
            {
                postings.Update(next);
            }
        }
    }

    private static List<FoundDouble> Compare(DecisionScope scope, Contact contact, List<Contact> others, HashSet<ContactId> different)
    {
        if (others.Count == 0) return [];
        var matching = scope.Model.Matching;
        var table = new MatchTable(matching.Schema);
        matching.Add(table, contact);
        foreach (var other in others) matching.Add(table, other);
        var settings = scope.Model.Account.Settings.Duplicates;
        var result = new Matcher(table)
        {
            Model = matching.Model,
            Settings = new MatchSettings { Merge = settings.MergeFrom, Likely = settings.ReviewFrom, Threads = 1 },
            Different = [.. Enumerable.Range(1, others.Count).Where(i => different.Contains(others[i - 1].Id)).Select(i => (0, i))],
        }.Run();
        return [.. result.Pairs
            .Where(p => Math.Min(p.A, p.B) == 0 && !different.Contains(others[Math.Max(p.A, p.B) - 1].Id))
            .Select(p => new FoundDouble(others[Math.Max(p.A, p.B) - 1], p.Probability, p.Tier))];
    }
}
