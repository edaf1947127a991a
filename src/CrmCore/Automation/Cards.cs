namespace CrmCore;

/// <summary>Reads cards out of the working set.</summary>
internal static class Cards
{
    public static Contact? Contact(DecisionScope scope, ContactId id) => scope.Set.Of(ContactRecords.Instance).Find(ContactRecords.Key(scope.Account, id));

    public static Deal? Deal(DecisionScope scope, DealId id) => scope.Set.Of(DealRecords.Instance).Find(DealRecords.Key(scope.Account, id));

    /// <summary>The deal's main contact, where a condition looks at it; otherwise null, so that nothing is loaded for nothing.</summary>
    public static Contact? MainContact(DecisionScope scope, Deal deal, CompiledCondition? condition) =>
        condition?.NeedsContact == true && deal.Contact is { } id ? Contact(scope, id) : null;

    /// <summary>The deals in which a contact takes part, in the order of their making.</summary>
    public static List<Deal> DealsOf(DecisionScope scope, ContactId contact)
    {
        var found = new List<Deal>(1);
        AddDealsOf(scope, contact, found);
        return found;
    }

    /// <summary>Adds the deals in which a contact takes part to an empty list, in the order of their making.</summary>
    public static void AddDealsOf(DecisionScope scope, ContactId contact, List<Deal> found)
    {
        foreach (var link in scope.Set.Of(DealLinkRecords.Instance).Lookup(DealLinkRecords.ByContact, DealLinkRecords.ContactKey(scope.Account, contact)))
        {
            if (Deal(scope, new DealId(link.G1)) is { } deal) found.Add(deal);
        }

        if (found.Count > 1) found.Sort((a, b) => a.Id.Value.CompareTo(b.Id.Value));
    }
}
