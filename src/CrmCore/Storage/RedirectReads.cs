namespace CrmCore;

/// <summary>Follows redirects from merged cards when reading.</summary>
internal static class RedirectReads
{
    /// <summary>The contact of an id, or the one that stands for it; deleted and erased ones too.</summary>
    public static async ValueTask<Contact?> ContactAsync(ICrmStore store, int account, ContactId id, CancellationToken ct)
    {
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            var contact = await store.FindAsync(ContactRecords.Instance, ContactRecords.Key(account, id), ct).ConfigureAwait(false);
            if (contact is not { State: CardState.Merged }) return contact;
            var target = await TargetAsync(store, account, id.Value, ct).ConfigureAwait(false);
            // Without a redirect the merge was undone between the two reads: look again.
            if (target != id.Value) return await store.FindAsync(ContactRecords.Instance, new RecordKey(account, target), ct).ConfigureAwait(false);
        }
    }

    /// <summary>The card that stands for an id: itself unless it was merged away.</summary>
    public static async ValueTask<Guid> TargetAsync(ICrmStore store, int account, Guid id, CancellationToken ct) =>
        (await store.FindAsync(RedirectRecords.Instance, new RecordKey(account, id), ct).ConfigureAwait(false))?.Target ?? id;

    /// <summary>The cards that stand for those of the ids that were merged away, in one read: ask for no more at once than may stand in memory.</summary>
    public static async ValueTask<Dictionary<Guid, Guid>> TargetsAsync(ICrmStore store, int account, IEnumerable<Guid> ids, CancellationToken ct)
    {
        var set = RecordCatalog.NewSet();
        foreach (var id in ids) set.Want(RedirectRecords.Instance, -1, new RecordKey(account, id));
        if (set.Wanted.Count > 0) await store.LoadAsync(set, ct).ConfigureAwait(false);
        var redirects = set.Of(RedirectRecords.Instance);
        return set.Asked.Select(asked => redirects.Find(asked.Key)).OfType<Redirect>().ToDictionary(redirect => redirect.Old, redirect => redirect.Target);
    }

    /// <summary>The card that stands for an id, and behind it all that were merged into it.</summary>
    public static async ValueTask<IReadOnlyList<Guid>> ClusterAsync(ICrmStore store, int account, Guid id, CancellationToken ct)
    {
        var target = await TargetAsync(store, account, id, ct).ConfigureAwait(false);
        var cards = new List<Guid> { target };
        await foreach (var redirect in store.AllAsync(RedirectRecords.Instance, RedirectRecords.ByTarget, new RecordKey(account, target), 2, ct).ConfigureAwait(false)) cards.Add(redirect.Old);
        return cards;
    }

    /// <summary>Whether any card of the one and any of the other are marked as not the same.</summary>
    public static async ValueTask<bool> AreNotSameAsync(ICrmStore store, int account, Guid one, Guid other, CancellationToken ct)
    {
        var others = await ClusterAsync(store, account, other, ct).ConfigureAwait(false);
        foreach (var mine in await ClusterAsync(store, account, one, ct).ConfigureAwait(false))
        {
            foreach (var theirs in others)
            {
                if (await store.FindAsync(NotSameRecords.Instance, NotSameRecords.Key(account, mine, theirs), ct).ConfigureAwait(false) is not null) return true;
            }
        }

        return false;
    }
}
