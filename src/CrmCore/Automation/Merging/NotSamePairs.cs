namespace CrmCore;

/// <summary>Pairs that somebody said are not the same (R33). A card stands with all that were merged into it.</summary>
internal static class NotSamePairs
{
    /// <summary>The marked pairs between two cards: whatever merges by itself leaves them alone.</summary>
    public static List<NotSame> Between(DecisionScope scope, Guid one, Guid other)
    {
        var pairs = scope.Set.Of(NotSameRecords.Instance);
        var keys = Keys(scope.Set, scope.Account, one, other);
        scope.Set.Need(keys.Select(key => new RecordLookup(NotSameRecords.Instance, -1, key)));
        return [.. keys.Select(key => pairs.Find(key)).OfType<NotSame>()];
    }

    /// <summary>Where the marks between two cards stand, if there are any.</summary>
    public static RecordKey[] Keys(WorkingSet set, int account, Guid one, Guid other)
    {
        var right = Cluster(set, account, other);
        return [.. Cluster(set, account, one).SelectMany(l => right.Select(r => NotSameRecords.Key(account, l, r)))];
    }

    public static CommandResult Mark(DecisionScope scope, System.Text.Json.JsonElement command)
    {
        if (Cards.Contact(scope, command, "a", out var absent) is not { } one) return absent!;
        if (Cards.Contact(scope, command, "b", out absent) is not { } other) return absent!;
        if (one.Id == other.Id) return new Refused($"'{command.Text("a")}' and '{command.Text("b")}' are one card, {one.Id}. Unmerge them first.");
        var known = Between(scope, one.Id.Value, other.Id.Value);
        var isWithdrawn = command.Flag("withdraw");
        if (known.Count > 0 != isWithdrawn) return new Done { Changed = false };
        var pairs = scope.Set.Of(NotSameRecords.Instance);
        foreach (var pair in known) pairs.Delete(NotSameRecords.Instance.KeyOf(pair));
        if (!isWithdrawn)
        {
            Insert(scope, one.Id.Value, other.Id.Value);
            ReviewList.Remove(scope, one.Id, other.Id);
        }

        Tell(scope, one.Id.Value, other.Id.Value, isWithdrawn);
        Tell(scope, other.Id.Value, one.Id.Value, isWithdrawn);
        return new Done();
    }

    public static void Insert(DecisionScope scope, Guid one, Guid other)
    {
        var pairs = scope.Set.Of(NotSameRecords.Instance);
        var pair = NotSame.Of(scope.Account, one, other, scope.Now, scope.Actor.ToString());
        if (pairs.Find(NotSameRecords.Instance.KeyOf(pair)) is null) pairs.Insert(pair);
    }

    private static List<Guid> Cluster(WorkingSet set, int account, Guid card)
    {
        var merged = set.Of(RedirectRecords.Instance).Lookup(RedirectRecords.ByTarget, new RecordKey(account, card));
        return [card, .. merged.Select(key => key.G0)];
    }

    private static void Tell(DecisionScope scope, Guid card, Guid other, bool isWithdrawn)
    {
        var json = scope.Tools.Timeline.Begin();
        json.WriteString("other", other);
        if (isWithdrawn) json.WriteBoolean("withdrawn", true);
        CardEntries.Write(scope, card, TimelineKinds.NotSame, scope.Tools.Timeline.End(), null);
    }
}
