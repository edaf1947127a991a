using System.Text.Json;

namespace CrmCore;

/// <summary>Reads cards out of the working set. A card that was merged away is read as the one that stands for it; a deleted one is not there.</summary>
internal static class Cards
{
    public static Contact? Contact(DecisionScope scope, ContactId id)
    {
        var contact = Row(scope, id);
        if (contact is { State: CardState.Merged }) contact = Row(scope, new ContactId(TargetOf(scope, id.Value)));
        return contact is { State: CardState.Active } ? contact : null;
    }

    /// <summary>
    /// Gives the contact a new version because of what it was found not to have (an open deal, say): two that find the same and act on it at the same time
    /// meet here, and the second decides again.
    /// </summary>
    public static void Touch(DecisionScope scope, ContactId id)
    {
        var contacts = scope.Set.Of(ContactRecords.Instance);
        if (contacts.Find(ContactRecords.Key(scope.Account, id)) is { } contact) contacts.Update(contact with { Version = contact.Version + 1 });
    }

    /// <summary>The contact that a command names; else why there is none, in words.</summary>
    public static Contact? Contact(DecisionScope scope, JsonElement command, string member, out Refused? refusal)
    {
        refusal = null;
        if (command.Id(member) is { } id && Row(scope, new ContactId(id)) is { } contact)
        {
            if (contact.State == CardState.Merged) contact = Row(scope, new ContactId(TargetOf(scope, id)))!;
            if (contact.State == CardState.Active) return contact;
            refusal = new Refused($"The contact '{command.Text(member)}' was {(contact.State == CardState.Deleted ? "deleted (R18)" : "erased (R65)")}.");
            return null;
        }

        refusal = new Refused($"There is no contact '{command.Text(member)}'.");
        return null;
    }

    /// <summary>The contact's row, whatever its state; null when there is none of that id.</summary>
    public static Contact? Row(DecisionScope scope, ContactId id) => scope.Set.Of(ContactRecords.Instance).Find(ContactRecords.Key(scope.Account, id));

    /// <summary>The card that stands for one that was merged away; the card itself for any other.</summary>
    public static Guid TargetOf(DecisionScope scope, Guid id) =>
        scope.Set.Of(RedirectRecords.Instance).Find(new RecordKey(scope.Account, id))?.Target ?? id;

    public static Deal? Deal(DecisionScope scope, DealId id) =>
        scope.Set.Of(DealRecords.Instance).Find(DealRecords.Key(scope.Account, id)) is { State: CardState.Active } deal ? deal : null;

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
        var links = scope.Set.Of(DealLinkRecords.Instance).Lookup(DealLinkRecords.ByContact, DealLinkRecords.ContactKey(scope.Account, contact));
        if (links.Count > 1) Need(scope.Set, scope.Account, links);
        foreach (var link in links)
        {
            if (Deal(scope, new DealId(link.G1)) is { } deal) found.Add(deal);
        }

        if (found.Count > 1) found.Sort((a, b) => a.Id.Value.CompareTo(b.Id.Value));
    }

    // Apart, since what the look-ups capture would be allocated for every event: nearly all contacts have one deal.
    private static void Need(WorkingSet set, int account, IReadOnlyList<RecordKey> links) =>
        set.Need(links.Select(link => new RecordLookup(DealRecords.Instance, -1, new RecordKey(account, link.G1))));
}
