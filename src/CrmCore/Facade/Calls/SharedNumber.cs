namespace CrmCore;

/// <summary>Finds who has a number that several share: by the list that probable doubles are looked for in, which is one row and bounded.</summary>
internal static class SharedNumber
{
    private const int Most = 20;

    public static async ValueTask<IReadOnlyList<ScreenPopCandidate>> HoldersAsync(ICrmStore store, AccountModel model, KnownPoint point, CancellationToken ct)
    {
        var alone = new Contact { Account = model.Number, Id = new ContactId(Guid.Empty), Name = "", Details = new ContactDetails { Points = [point] } };
        var found = new List<ScreenPopCandidate>();
        foreach (var key in model.Matching.KeysOf(alone))
        {
            if (await store.FindAsync(MatchPostingRecords.Instance, MatchPostingRecords.Key(model.Number, key.Key), ct).ConfigureAwait(false) is not { } list) continue;
            for (var i = 0; i < list.Count && found.Count < Most; i++)
            {
                var contact = await store.FindAsync(ContactRecords.Instance, ContactRecords.Key(model.Number, new ContactId(list[i])), ct).ConfigureAwait(false);

                // The list is of a hash: who stands in it need not have the number.
                if (contact is not { State: CardState.Active } || !contact.Points.Any(p => p.Kind == point.Kind && p.Value == point.Value)) continue;
                if (!found.Exists(c => c.Contact == contact.Id)) found.Add(new ScreenPopCandidate(contact.Id, contact.Name, contact.Owner));
            }
        }

        return [.. found.OrderBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.Contact.Value)];
    }
}
