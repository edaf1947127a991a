namespace CrmCore;

/// <summary>
/// Loads working sets as they would have been loaded in the past: the store's answers of today, each turned back by its card's timeline.
/// </summary>
internal sealed class PastReader(ICrmStore store, AccountModel model, Func<IReadOnlyList<TimelineEntry>, int> cut)
{
    private readonly PastMerges _merges = new(store, model.Number, cut);

    public async ValueTask<WorkingSet> LoadAsync(IEnumerable<RecordLookup> lookups, CancellationToken ct)
    {
        var now = RecordCatalog.NewSet();
        var past = RecordCatalog.NewSet();
        foreach (var lookup in lookups)
        {
            now.Want(lookup);
            past.Want(lookup);
        }

        await store.LoadAsync(now, ct).ConfigureAwait(false);
        foreach (var lookup in past.Wanted.ToArray()) await AnswerAsync(now, past, lookup, ct).ConfigureAwait(false);
        past.AllFound();
        return past;
    }

    public async ValueTask<Deal?> DealAsync(DealId id, CancellationToken ct) =>
        await store.FindAsync(DealRecords.Instance, DealRecords.Key(model.Number, id), ct).ConfigureAwait(false) is { } deal
        && await EntriesAsync(id.Value, ct).ConfigureAwait(false) is var entries ? CardHistory.Deal(deal, entries, cut(entries)) : null;

    private ValueTask<List<TimelineEntry>> EntriesAsync(Guid card, CancellationToken ct) => CardHistory.EntriesAsync(store, model.Number, card, ct);

    private async ValueTask AnswerAsync(WorkingSet now, WorkingSet past, RecordLookup lookup, CancellationToken ct)
    {
        var found = past.Of(lookup.Type);
        if (lookup.Type == ScheduledActionRecords.Instance && lookup.Index != ScheduledActionRecords.ByHeld)
        {
            foreach (var action in await WaitingAsync(lookup.Key.G0, ct).ConfigureAwait(false))
            {
                if (lookup.Index >= 0 || ScheduledActionRecords.Instance.KeyOf(action) == lookup.Key) found.Found(lookup.Index, lookup.Key, action);
            }
        }
        else if (lookup.Type == DealLinkRecords.Instance && lookup.Index == DealLinkRecords.ByContact)
        {
            foreach (var link in await LinksAsync(lookup.Key.G0, ct).ConfigureAwait(false)) found.Found(lookup.Index, lookup.Key, link);
        }
        else if (lookup.Type == RedirectRecords.Instance)
        {
            foreach (var redirect in await RedirectsAsync(lookup, ct).ConfigureAwait(false)) found.Found(lookup.Index, lookup.Key, redirect);
        }
        else
        {
            IReadOnlyList<RecordKey> keys = lookup.Index < 0 ? [lookup.Key] : now.Of(lookup.Type).LookupAny(lookup.Index, lookup.Key);
            foreach (var key in keys)
            {
                if (now.Of(lookup.Type).FindAny(key) is { } record && await PastAsync(record, ct).ConfigureAwait(false) is { } then) found.Found(lookup.Index, lookup.Key, then);
            }
        }

        found.Searched(lookup.Index, lookup.Key);
    }

    // A merge, or its undoing, may have moved the deals that were the contact's then.
    private async ValueTask<IReadOnlyList<DealLink>> LinksAsync(Guid contact, CancellationToken ct)
    {
        var links = new Dictionary<DealId, DealLink>();
        foreach (var card in await _merges.KinAsync(contact, ct).ConfigureAwait(false))
        {
            await foreach (var link in store.AllAsync(DealLinkRecords.Instance, DealLinkRecords.ByContact, new RecordKey(model.Number, card), 2, ct).ConfigureAwait(false))
            {
                if (await DealAsync(link.Deal, ct).ConfigureAwait(false) is { } deal && (deal.Contact?.Value == contact || deal.Details.OtherContacts.Contains(contact)))
                {
                    links[link.Deal] = link with { Contact = new ContactId(contact) };
                }
            }
        }

        return [.. links.Values.OrderBy(l => l.Deal.Value)];
    }

    private async ValueTask<IReadOnlyList<Redirect>> RedirectsAsync(RecordLookup lookup, CancellationToken ct)
    {
        var found = new List<Redirect>();
        foreach (var card in lookup.Index < 0 ? [lookup.Key.G0] : await _merges.KinAsync(lookup.Key.G0, ct).ConfigureAwait(false))
        {
            if (await _merges.RedirectAsync(card, ct).ConfigureAwait(false) is { } redirect && (lookup.Index < 0 || redirect.Target == lookup.Key.G0)) found.Add(redirect);
        }

        return found;
    }

    private async ValueTask<IReadOnlyList<ScheduledAction>> WaitingAsync(Guid subject, CancellationToken ct)
    {
        if (await store.FindAsync(DealRecords.Instance, new RecordKey(model.Number, subject), ct).ConfigureAwait(false) is not { } deal) return [];
        var entries = await EntriesAsync(subject, ct).ConfigureAwait(false);
        return WaitingThen.Of(model, deal, entries, cut(entries));
    }

    private async ValueTask<object?> PastAsync(object record, CancellationToken ct)
    {
        switch (record)
        {
            case Deal deal:
                var entries = await EntriesAsync(deal.Id.Value, ct).ConfigureAwait(false);
                return CardHistory.Deal(deal, entries, cut(entries)) is { } then ? then with { HasPlans = true } : null;
            case Contact contact:
                entries = await EntriesAsync(contact.Id.Value, ct).ConfigureAwait(false);
                return CardHistory.Contact(contact, entries, cut(entries));
            case Lead lead:
                entries = await EntriesAsync(lead.Id.Value, ct).ConfigureAwait(false);
                return CardHistory.Lead(lead, entries, cut(entries));
            case DealLink link:
                return await DealAsync(link.Deal, ct).ConfigureAwait(false) is null ? null : link;
            case Merge merge:
                return await _merges.MergeAsync(merge, ct).ConfigureAwait(false);
            case Claim claim:
                return await ClaimAsync(claim, ct).ConfigureAwait(false);
            default:
                return record;
        }
    }

    private async ValueTask<Claim?> ClaimAsync(Claim claim, CancellationToken ct)
    {
        // Since when a value is shared is not kept: it is looked at as it is.
        if (claim.IsShared) return claim;
        var id = claim.Holder;
        switch (claim.HolderKind)
        {
            case CardKind.Contact:
                if (await HolderAsync(id, claim, ct).ConfigureAwait(false) is { } holder) return claim with { Holder = holder };
                return await LeadBeforeAsync(id, ct).ConfigureAwait(false) is { } lead && Has(lead.Points, claim)
                    ? claim with { HolderKind = CardKind.Lead, Holder = lead.Id.Value }
                    : null;
            case CardKind.Lead:
                return await FindAsync(LeadRecords.Instance, id, ct).ConfigureAwait(false) is Lead known && Has(known.Points, claim) ? claim : null;
            default:
                return await FindAsync(DealRecords.Instance, id, ct).ConfigureAwait(false) is Deal deal && UniqueThen(deal, claim) ? claim : null;
        }
    }

    // Merges hand claims over: of the cards that were ever one with the holder, the one that was in use and had the value.
    private async ValueTask<Guid?> HolderAsync(Guid holder, Claim claim, CancellationToken ct)
    {
        foreach (var card in await _merges.KinAsync(holder, ct).ConfigureAwait(false))
        {
            if (await _merges.ContactAsync(card, ct).ConfigureAwait(false) is { State: CardState.Active } then && Has(then.Points, claim)) return card;
        }

        return null;
    }

    private async ValueTask<object?> FindAsync<T>(RecordType<T> type, Guid id, CancellationToken ct)
        where T : class => await store.FindAsync(type, new RecordKey(model.Number, id), ct).ConfigureAwait(false) is { } now ? await PastAsync(now, ct).ConfigureAwait(false) : null;

    // A contact that was made of a lead took over what the lead held.
    private async ValueTask<Lead?> LeadBeforeAsync(Guid contact, CancellationToken ct)
    {
        var entries = await EntriesAsync(contact, ct).ConfigureAwait(false);
        if (entries.Count == 0 || entries[0].Cause is not { } cause) return null;
        var e = await store.FindAsync(StoredEventRecords.Instance, StoredEventRecords.Key(model.Number, cause), ct).ConfigureAwait(false);
        return e?.Kind is CommandKinds.AcceptLead or CommandKinds.ConvertLead && Guid.TryParse(BodyReader.Text(e.Body.Span, "lead"u8), out var lead)
            ? await FindAsync(LeadRecords.Instance, lead, ct).ConfigureAwait(false) as Lead
            : null;
    }

    private static bool Has(IReadOnlyList<KnownPoint> points, Claim claim) => points.Any(p => p.Kind == claim.Kind && p.Value == claim.Value);

    private static bool UniqueThen(Deal deal, Claim claim) => deal.Fields.Values.Any(f => UniqueFields.ClaimValue(f.Key, f.Value) == claim.Value);
}
