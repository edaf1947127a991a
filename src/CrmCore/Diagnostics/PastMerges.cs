namespace CrmCore;

/// <summary>Who stood for whom at a moment: merges and their undoing are read out of the cards' timelines.</summary>
internal sealed class PastMerges(ICrmStore store, int account, Func<IReadOnlyList<TimelineEntry>, int> cut)
{
    /// <summary>The contact's row as it was; null before it was made.</summary>
    public async ValueTask<Contact?> ContactAsync(Guid id, CancellationToken ct)
    {
        if (await store.FindAsync(ContactRecords.Instance, new RecordKey(account, id), ct).ConfigureAwait(false) is not { } now) return null;
        var entries = await CardHistory.EntriesAsync(store, account, id, ct).ConfigureAwait(false);
        return CardHistory.Contact(now, entries, cut(entries));
    }

    /// <summary>The redirect of a card as it was; null while it stood for itself.</summary>
    public async ValueTask<Redirect?> RedirectAsync(Guid card, CancellationToken ct)
    {
        if (await IntoAsync(card, ct).ConfigureAwait(false) is not { } into) return null;
        var target = into.Card;
        while (await IntoAsync(target, ct).ConfigureAwait(false) is { } next) target = next.Card;
        return new Redirect { Account = account, Kind = CardKind.Contact, Old = card, Into = into.Card, Target = target, Merge = into.Merge };
    }

    /// <summary>The merge as it was; null before it was made.</summary>
    public async ValueTask<Merge?> MergeAsync(Merge now, CancellationToken ct)
    {
        var entries = await CardHistory.EntriesAsync(store, account, now.Survivor.Value, ct).ConfigureAwait(false);
        var then = entries.Take(cut(entries)).Where(e => e.Kind is TimelineKinds.Merged or TimelineKinds.Unmerged && e.ReadData().Id("merge") == now.Id.Value).ToArray();
        if (then.Length == 0) return null;
        return then[^1].Kind == TimelineKinds.Unmerged ? now : now with { UndoneAt = null, UndoneBy = null };
    }

    /// <summary>Every card that was ever one with this one, itself first.</summary>
    public async ValueTask<IReadOnlyList<Guid>> KinAsync(Guid card, CancellationToken ct)
    {
        var kin = new List<Guid> { card };
        for (var i = 0; i < kin.Count; i++)
        {
            foreach (var index in (int[])[MergeRecords.BySurvivor, MergeRecords.ByOther])
            {
                await foreach (var merge in store.AllAsync(MergeRecords.Instance, index, new RecordKey(account, kin[i]), 2, ct).ConfigureAwait(false))
                {
                    if (!kin.Contains(merge.Survivor.Value)) kin.Add(merge.Survivor.Value);
                    if (!kin.Contains(merge.Other.Value)) kin.Add(merge.Other.Value);
                }
            }
        }

        return kin;
    }

    private async ValueTask<(Guid Card, MergeId Merge)?> IntoAsync(Guid card, CancellationToken ct)
    {
        if (await ContactAsync(card, ct).ConfigureAwait(false) is not { State: CardState.Merged }) return null;
        var entries = await CardHistory.EntriesAsync(store, account, card, ct).ConfigureAwait(false);
        for (var i = cut(entries) - 1; i >= 0; i--)
        {
            if (entries[i].Kind == TimelineKinds.Merged && entries[i].ReadData() is var data && data.Id("into") is { } into) return (into, new MergeId(data.Id("merge") ?? default));
        }

        return null;
    }
}
