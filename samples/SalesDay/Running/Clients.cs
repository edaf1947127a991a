using CrmCore;

namespace SalesDay;

/// <summary>Finds a client's deals by what people know of the client.</summary>
internal static class Clients
{
    /// <summary>The deals of whoever holds a phone or address, in the order of their making.</summary>
    public static async Task<IReadOnlyList<Deal>> DealsOfAsync(Crm crm, string point, CancellationToken ct)
    {
        var contact = point.Contains('@', StringComparison.Ordinal)
            ? await crm.Contacts.FindByEmailAsync(point, ct)
            : await crm.Contacts.FindByPhoneAsync(point, ct);
        return contact is null ? [] : await crm.Deals.OfAsync(contact.Id, ct);
    }

    /// <summary>All deals with their clients.</summary>
    public static async Task<IReadOnlyList<ClientDeal>> AllAsync(Crm crm, CancellationToken ct)
    {
        var found = new List<ClientDeal>();
        string? after = null;
        do
        {
            var page = await crm.Deals.ListAsync(after, ct: ct);
            foreach (var deal in page.Items) found.Add(new ClientDeal(deal, deal.Contact is { } id ? await crm.Contacts.GetAsync(id, ct) : null));
            after = page.Next;
        }
        while (after is not null);
        return found;
    }

    /// <summary>The deal that a word of a person means: an id, a phone, an address, a part of a name or title.</summary>
    public static async Task<Deal?> FindAsync(Crm crm, string word, CancellationToken ct)
    {
        if (await DealsOfAsync(crm, word, ct) is [.., var known]) return known;
        foreach (var (deal, contact) in await AllAsync(crm, ct))
        {
            if (deal.Id.ToString().Equals(word, StringComparison.OrdinalIgnoreCase)
                || contact?.Name.Contains(word, StringComparison.CurrentCultureIgnoreCase) == true
                || deal.Title?.Contains(word, StringComparison.CurrentCultureIgnoreCase) == true) return deal;
        }

        return null;
    }
}
