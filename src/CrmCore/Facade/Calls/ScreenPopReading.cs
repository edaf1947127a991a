using NodaTime;

namespace CrmCore;

/// <summary>Reads a screen pop: by keys and by the ends of indexes, never through what grows.</summary>
internal sealed class ScreenPopReading(Crm crm, AccountModel model, CancellationToken ct)
{
    private const int DealsLookedAt = 50;
    private const int DealsShown = 10;
    private const int TasksLookedAt = 50;
    private const int TasksShown = 20;
    private const int EntriesShown = 10;
    private const int MergedLookedAt = 10;
    private const int LeadsLookedAt = 5;
    private const int ConversationsLookedAt = 10;

    private readonly ICrmStore _store = crm.Engine.Store;
    private readonly Instant _now = crm.Engine.Now;

    public async ValueTask<ScreenPop> OfAsync(string phone)
    {
        var points = new List<KnownPoint>();
        crm.Engine.Tools.Points.Phone(phone, model.Account.Region, points);
        if (points.Count == 0) return new ScreenPop { Phone = phone };
        var point = points[0];
        var empty = new ScreenPop { Phone = point.Value };
        var claim = await _store.FindAsync(ClaimRecords.Instance, ClaimRecords.Key(model.Number, point.Kind, point.Value), ct).ConfigureAwait(false);
        return claim switch
        {
            null => empty,
            { IsShared: true } => await SharedAsync(empty, point, claim.Holder).ConfigureAwait(false),
            { HolderKind: CardKind.Contact } => await ContactAsync(empty, new ContactId(claim.Holder)).ConfigureAwait(false),
            { HolderKind: CardKind.Lead } => await LeadAsync(empty, new LeadId(claim.Holder)).ConfigureAwait(false),
            { HolderKind: CardKind.Company } => await CompanyAsync(empty, new CompanyId(claim.Holder)).ConfigureAwait(false),
            _ => empty,
        };
    }

    private async ValueTask<ScreenPop> ContactAsync(ScreenPop pop, ContactId id)
    {
        if (await RedirectReads.ContactAsync(_store, model.Number, id, ct).ConfigureAwait(false) is not { State: CardState.Active } contact) return pop;
        var deals = await DealsAsync(contact.Id).ConfigureAwait(false);
        var leads = await LastAsync(LeadRecords.Instance, LeadRecords.ByContact, LeadRecords.ContactKey(model.Number, contact.Id), LeadsLookedAt).ConfigureAwait(false);
        var lead = leads.FirstOrDefault(l => l.State is LeadState.New or LeadState.InWork);
        var company = contact.Company is { } firm ? await FindAsync(firm).ConfigureAwait(false) : null;
        return pop with
        {
            Contact = contact.Id,
            Name = contact.Name,
            Owner = contact.Owner,
            Company = company?.Id,
            CompanyName = company?.Name,
            Tags = contact.Tags,
            Score = model.Scoring is null ? null : await ScoreReading.ReadAsync(crm, contact.Id.Value, null, contact, ct).ConfigureAwait(false),
            Deals = [.. deals.Select(Shown)],
            Lead = lead,
            Conversation = await OpenConversationAsync(ConversationRecords.ByContact, contact.Id.Value).ConfigureAwait(false),
            Tasks = await TasksAsync(deals.Select(d => d.Id.Value).Concat(IdOf(lead))).ConfigureAwait(false),
            Timeline = await TimelineAsync([contact.Id.Value, .. await MergedAsync(contact.Id).ConfigureAwait(false)], deals, leads.Count > 0 ? leads[0] : null).ConfigureAwait(false),
        };
    }

    private async ValueTask<ScreenPop> LeadAsync(ScreenPop pop, LeadId id)
    {
        if (await _store.FindAsync(LeadRecords.Instance, LeadRecords.Key(model.Number, id), ct).ConfigureAwait(false) is not { } lead) return pop;
        var card = LeadCard.AsDeal(lead);
        return pop with
        {
            Name = lead.Name,
            Owner = lead.Owner,
            CompanyName = lead.CompanyName,
            Tags = lead.Tags,
            Score = model.Scoring is null ? null : await ScoreReading.ReadAsync(crm, id.Value, card, LeadCard.AsContact(lead, ""), ct).ConfigureAwait(false),
            Lead = lead,
            Conversation = await OpenConversationAsync(ConversationRecords.ByLead, id.Value).ConfigureAwait(false),
            Tasks = await TasksAsync([id.Value]).ConfigureAwait(false),
            Timeline = await TimelineAsync([], [], lead).ConfigureAwait(false),
        };
    }

    private async ValueTask<ScreenPop> CompanyAsync(ScreenPop pop, CompanyId id)
    {
        if (await FindAsync(id).ConfigureAwait(false) is not { } company) return pop;
        return pop with
        {
            Name = company.Name,
            Owner = company.Owner,
            Company = company.Id,
            CompanyName = company.Name,
            Tags = company.Tags,
            Timeline = await TimelineAsync([id.Value], [], null).ConfigureAwait(false),
        };
    }

    // A shared number has no holder; the list of those who have it is the one that doubles are looked for in.
    private async ValueTask<ScreenPop> SharedAsync(ScreenPop pop, KnownPoint point, Guid gatheringLead)
    {
        var candidates = await SharedNumber.HoldersAsync(_store, model, point, ct).ConfigureAwait(false);
        if (gatheringLead != Guid.Empty) pop = await LeadAsync(pop, new LeadId(gatheringLead)).ConfigureAwait(false);
        return pop with { IsShared = true, Candidates = candidates };
    }

    private async ValueTask<List<Deal>> DealsAsync(ContactId contact)
    {
        var open = new List<Deal>();
        var links = await LastAsync(DealLinkRecords.Instance, DealLinkRecords.ByContact, DealLinkRecords.ContactKey(model.Number, contact), DealsLookedAt).ConfigureAwait(false);
        foreach (var link in links)
        {
            var deal = await _store.FindAsync(DealRecords.Instance, DealRecords.Key(model.Number, link.Deal), ct).ConfigureAwait(false);
            if (deal is { IsClosed: false, State: CardState.Active }) open.Add(deal);
            if (open.Count == DealsShown) break;
        }

        return open;
    }

    // The ringing call is a conversation of its line, too: that is not what is looked for.
    private async ValueTask<Conversation?> OpenConversationAsync(int index, Guid card)
    {
        var last = await LastAsync(ConversationRecords.Instance, index, new RecordKey(model.Number, card), ConversationsLookedAt).ConfigureAwait(false);
        return last.FirstOrDefault(c => c.State != ConversationState.Closed && c.Kind == WorkKinds.Conversation);
    }

    private async ValueTask<IReadOnlyList<CrmTask>> TasksAsync(IEnumerable<Guid> cards)
    {
        var open = new List<CrmTask>();
        foreach (var card in cards)
        {
            var tasks = await LastAsync(CrmTaskRecords.Instance, CrmTaskRecords.ByDeal, CrmTaskRecords.DealKey(model.Number, new DealId(card)), TasksLookedAt).ConfigureAwait(false);
            open.AddRange(tasks.Where(t => t.DoneAt is null));
        }

        return [.. open.OrderBy(t => t.DueAt ?? Instant.MaxValue).ThenBy(t => t.Id.Value).Take(TasksShown)];
    }

    private async ValueTask<IEnumerable<Guid>> MergedAsync(ContactId contact)
    {
        var merged = await LastAsync(RedirectRecords.Instance, RedirectRecords.ByTarget, new RecordKey(model.Number, contact.Value), MergedLookedAt).ConfigureAwait(false);
        return merged.Select(r => r.Old);
    }

    private async ValueTask<IReadOnlyList<ScreenPopEntry>> TimelineAsync(IReadOnlyList<Guid> people, IReadOnlyList<Deal> deals, Lead? lead)
    {
        var found = new List<TimelineEntry>();
        foreach (var card in people.Concat(deals.Select(d => d.Id.Value)).Concat(IdOf(lead)))
        {
            found.AddRange(await LastAsync(TimelineRecords.Instance, TimelineRecords.ByCard, new RecordKey(model.Number, card), EntriesShown).ConfigureAwait(false));
        }

        // Ids are time-ordered: the order in which the entries were written.
        found.Sort((a, b) => b.Id.CompareTo(a.Id));
        var pipelines = deals.ToDictionary(d => d.Id.Value, d => d.Pipeline);
        return [.. found.Take(EntriesShown).Select(e => new ScreenPopEntry(e.At, TimelineWords.Of(e, model, pipelines.GetValueOrDefault(e.Card)), e.Actor, e.Card, e.Kind))];
    }

    private ScreenPopDeal Shown(Deal deal)
    {
        var pipeline = model.Pipelines.GetValueOrDefault(deal.Pipeline);
        return new ScreenPopDeal
        {
            Deal = deal.Id,
            Title = deal.Title,
            Pipeline = pipeline?.Definition.Name ?? deal.Pipeline,
            Stage = pipeline?.Stage(deal.Stage)?.Definition.Name ?? deal.Stage,
            Amount = deal.Amount,
            Owner = deal.Owner,
            OnStage = Duration.Max(Duration.Zero, _now - deal.EnteredAt),
        };
    }

    private static Guid[] IdOf(Lead? lead) => lead is null ? [] : [lead.Id.Value];

    private ValueTask<Company?> FindAsync(CompanyId id) => _store.FindAsync(CompanyRecords.Instance, CompanyRecords.Key(model.Number, id), ct);

    private async ValueTask<IReadOnlyList<T>> LastAsync<T>(RecordType<T> type, int index, RecordKey key, int limit)
        where T : class =>
        (await _store.PageAsync(type, index, key, 2, limit, null, descending: true, ct).ConfigureAwait(false)).Items;
}
