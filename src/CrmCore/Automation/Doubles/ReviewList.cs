namespace CrmCore;

/// <summary>Keeps the review list: the pairs of probable doubles that somebody is to decide about.</summary>
internal static class ReviewList
{
    /// <summary>Where the pairs of a contact are looked up.</summary>
    public static RecordLookup[] Lookups(int account, ContactId contact)
    {
        var side = ProbableDoubleRecords.SideKey(account, contact);
        return [new(ProbableDoubleRecords.Instance, ProbableDoubleRecords.ByFirst, side), new(ProbableDoubleRecords.Instance, ProbableDoubleRecords.BySecond, side)];
    }

    /// <summary>The list of a contact becomes what was found now: new pairs come, those that do not look like one any more go.</summary>
    public static void Replace(DecisionScope scope, ContactId contact, IReadOnlyList<FoundDouble> found)
    {
        var pairs = scope.Set.Of(ProbableDoubleRecords.Instance);
        var gone = Of(scope, contact);
        foreach (var each in found)
        {
            var key = ProbableDoubleRecords.Key(scope.Account, contact, each.Other.Id);
            gone.Remove(key);
            Write(scope.Set, scope.Account, contact, each.Other.Id, each.Probability, scope.Now);
        }

        foreach (var key in gone) pairs.Delete(key);
    }

    /// <summary>Takes one pair off the list: somebody said that they are not the same.</summary>
    public static void Remove(DecisionScope scope, ContactId one, ContactId other)
    {
        var pairs = scope.Set.Of(ProbableDoubleRecords.Instance);
        var key = ProbableDoubleRecords.Key(scope.Account, one, other);
        if (pairs.Find(key) is not null) pairs.Delete(key);
    }

    /// <summary>Takes every pair of a contact off the list: it was merged, deleted or erased.</summary>
    public static void Clear(DecisionScope scope, ContactId contact)
    {
        foreach (var key in Of(scope, contact)) scope.Set.Of(ProbableDoubleRecords.Instance).Delete(key);
    }

    private static HashSet<RecordKey> Of(DecisionScope scope, ContactId contact)
    {
        var pairs = scope.Set.Of(ProbableDoubleRecords.Instance);
        var side = ProbableDoubleRecords.SideKey(scope.Account, contact);
        return [.. pairs.Lookup(ProbableDoubleRecords.ByFirst, side), .. pairs.Lookup(ProbableDoubleRecords.BySecond, side)];
    }

    /// <summary>Puts one pair on the list, or brings its probability up to date.</summary>
    public static void Write(WorkingSet set, int account, ContactId one, ContactId other, double probability, NodaTime.Instant now)
    {
        var pairs = set.Of(ProbableDoubleRecords.Instance);
        if (pairs.Find(ProbableDoubleRecords.Key(account, one, other)) is { } known)
        {
            if (Math.Abs(known.Probability - probability) > 1e-6) pairs.Update(known with { Probability = probability, Version = known.Version + 1 });
            return;
        }

        var isOlder = one.Value.CompareTo(other.Value) < 0;
        pairs.Insert(new ProbableDouble
        {
            Account = account,
            First = isOlder ? one : other,
            Second = isOlder ? other : one,
            Probability = probability,
            FoundAt = now,
        });
    }
}
