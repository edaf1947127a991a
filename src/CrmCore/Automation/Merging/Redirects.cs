namespace CrmCore;

/// <summary>Keeps the redirects: one look leads from any old id to the card that stands for it.</summary>
internal static class Redirects
{
    public static void Add(DecisionScope scope, CardKind kind, Guid old, Guid target, MergeId merge)
    {
        var redirects = scope.Set.Of(RedirectRecords.Instance);
        foreach (var redirect in Of(scope, old)) redirects.Update(redirect with { Target = target, Version = redirect.Version + 1 });
        redirects.Insert(new Redirect { Account = scope.Account, Kind = kind, Old = old, Target = target, Into = target, Merge = merge });
    }

    /// <summary>Takes a card's redirect away; what had been merged into that card before leads to it again.</summary>
    public static void Remove(DecisionScope scope, Guid old, Guid target)
    {
        var redirects = scope.Set.Of(RedirectRecords.Instance);
        var all = Of(scope, target);
        var into = all.ToDictionary(r => r.Old, r => r.Into);
        foreach (var redirect in all)
        {
            if (redirect.Old != old && LeadsThrough(into, redirect.Old, old)) redirects.Update(redirect with { Target = old, Version = redirect.Version + 1 });
        }

        redirects.Delete(new RecordKey(scope.Account, old));
    }

    /// <summary>The cards that had been merged into one before it was merged itself.</summary>
    public static IEnumerable<Guid> Through(DecisionScope scope, Guid old, Guid target)
    {
        var into = Of(scope, target).ToDictionary(r => r.Old, r => r.Into);
        return into.Keys.Where(card => card != old && LeadsThrough(into, card, old)).ToArray();
    }

    private static bool LeadsThrough(Dictionary<Guid, Guid> into, Guid card, Guid through)
    {
        while (into.TryGetValue(card, out var next))
        {
            if (next == through) return true;
            card = next;
        }

        return false;
    }

    private static List<Redirect> Of(DecisionScope scope, Guid target)
    {
        var redirects = scope.Set.Of(RedirectRecords.Instance);
        return [.. redirects.Lookup(RedirectRecords.ByTarget, new RecordKey(scope.Account, target)).Select(key => redirects.Find(key)).OfType<Redirect>()];
    }
}
