namespace CrmCore;

/// <summary>Finds what belongs to a person: the cards that were merged into one, leads, deals, conversations, the events that told of them, and every value (R65).</summary>
internal sealed class PersonTrace
{
    private const int LongText = 8;

    private readonly ICrmStore _store;
    private readonly int _account;
    private readonly HashSet<Guid> _ids = [];
    private readonly HashSet<Guid> _near = [];
    private readonly Dictionary<string, HashSet<string>> _keys = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _words = new(StringComparer.OrdinalIgnoreCase);

    private PersonTrace(ICrmStore store, int account)
    {
        _store = store;
        _account = account;
    }

    /// <summary>How many keys another contact has too.</summary>
    public int Shared { get; private set; }

    /// <summary>Looks a person up by one of the contact's ids.</summary>
    /// <param name="store">The store.</param>
    /// <param name="model">The account.</param>
    /// <param name="contact">The contact that stands for the person.</param>
    /// <param name="allDeals">Whether deals in which the person only takes part belong to it too: for an export they do, to be erased they do not.</param>
    /// <param name="ct">Stops reading.</param>
    public static async ValueTask<(PersonalValues Values, PersonTrace Trace)> FindAsync(ICrmStore store, AccountModel model, ContactId contact, bool allDeals, CancellationToken ct)
    {
        var trace = new PersonTrace(store, model.Number);
        var cards = await RedirectReads.ClusterAsync(store, model.Number, contact.Value, ct).ConfigureAwait(false);
        foreach (var card in cards) await trace.AddContactAsync(card, model.Account.Settings.PlaceholderName, allDeals, ct).ConfigureAwait(false);
        await trace.LeaveSharedAsync(ct).ConfigureAwait(false);
        return (new PersonalValues(trace._ids, trace._near, trace._keys.SelectMany(k => k.Value.Prepend(k.Key)), trace._words), trace);
    }

    private async ValueTask AddContactAsync(Guid card, string placeholder, bool allDeals, CancellationToken ct)
    {
        _ids.Add(card);
        if (await _store.FindAsync(ContactRecords.Instance, new RecordKey(_account, card), ct).ConfigureAwait(false) is not { } contact) return;
        Add(contact.Points);
        if (contact.Name != placeholder && contact.Name.Length > 0) _words.Add(contact.Name);
        foreach (var value in contact.Fields.Values.Select(f => f.Value).Concat(contact.Alternatives.Where(a => a.Field != ValueNames.Name).Select(a => a.Value))) AddText(value.AsText);
        foreach (var name in contact.Alternatives.Where(a => a.Field == ValueNames.Name)) _words.Add(name.Value.AsText);
        await AddEventsAsync(_ids, card, ct).ConfigureAwait(false);
        await AddConversationsAsync(ConversationRecords.ByContact, card, ct).ConfigureAwait(false);
        await foreach (var lead in _store.AllAsync(LeadRecords.Instance, LeadRecords.ByContact, new RecordKey(_account, card), 2, ct).ConfigureAwait(false)) await AddAsync(lead, ct).ConfigureAwait(false);
        await foreach (var link in _store.AllAsync(DealLinkRecords.Instance, DealLinkRecords.ByContact, new RecordKey(_account, card), 2, ct).ConfigureAwait(false))
        {
            var deal = await _store.FindAsync(DealRecords.Instance, new RecordKey(_account, link.Deal.Value), ct).ConfigureAwait(false);
            if (deal is not null && (allDeals || deal.Contact?.Value == card)) await AddDealAsync(deal.Id.Value, ct).ConfigureAwait(false);
        }
    }

    private async ValueTask AddDealAsync(Guid deal, CancellationToken ct)
    {
        if (_ids.Add(deal)) await AddEventsAsync(_near, deal, ct).ConfigureAwait(false);
    }

    // A short word such as a choice is in many texts that are about nobody.
    private void AddText(string text)
    {
        if (text.Length >= LongText) _words.Add(text);
    }

    private async ValueTask AddAsync(Lead lead, CancellationToken ct)
    {
        _ids.Add(lead.Id.Value);
        Add(lead.Points);
        if (lead.Name is { } name) _words.Add(name);
        if (lead.Deal is { } deal) await AddDealAsync(deal.Value, ct).ConfigureAwait(false);
        await AddConversationsAsync(ConversationRecords.ByLead, lead.Id.Value, ct).ConfigureAwait(false);
        await AddEventsAsync(_ids, lead.Id.Value, ct).ConfigureAwait(false);
    }

    // A lead that another contact wrote about may share the conversation: it is the contact's.
    private async ValueTask AddConversationsAsync(int index, Guid card, CancellationToken ct)
    {
        await foreach (var conversation in _store.AllAsync(ConversationRecords.Instance, index, new RecordKey(_account, card), 2, ct).ConfigureAwait(false))
        {
            if (conversation.Contact is { } contact && !_ids.Contains(contact.Value)) continue;
            if (!_ids.Add(conversation.Id.Value)) continue;
            if (conversation.Key is { } key) Add([key]);
            await AddEventsAsync(_ids, conversation.Id.Value, ct).ConfigureAwait(false);
        }
    }

    private void Add(IEnumerable<KnownPoint> points)
    {
        foreach (var point in points)
        {
            if (!_keys.TryGetValue(point.Value, out var spellings)) _keys[point.Value] = spellings = new(StringComparer.OrdinalIgnoreCase);
            spellings.Add(point.Raw);
        }
    }

    // What a queue gave was given when somebody else's work ended, or an employee came: those events are not the person's.
    private static bool IsOfOthers(string kind) =>
        kind is TimelineKinds.Assigned or TimelineKinds.Waiting or TimelineKinds.Withdrawn
        || (kind.StartsWith("conversation-", StringComparison.Ordinal) && kind is not (TimelineKinds.ConversationOpened or TimelineKinds.ConversationReopened));

    // Whatever else is told on the person's own cards was told by events about them.
    private async ValueTask AddEventsAsync(HashSet<Guid> events, Guid card, CancellationToken ct)
    {
        await foreach (var entry in _store.AllAsync(TimelineRecords.Instance, TimelineRecords.ByCard, new RecordKey(_account, card), 2, ct).ConfigureAwait(false))
        {
            if (entry.Cause is { } cause) (IsOfOthers(entry.Kind) ? _near : events).Add(cause.Value);
            if (entry.Kind != TimelineKinds.Deleted || !ReferenceEquals(events, _ids)) continue;
            // A contact that was deleted before says which deals were its own.
            foreach (var deal in entry.ReadData().Value("deals").AsList) await AddDealAsync(Guid.Parse(deal), ct).ConfigureAwait(false);
        }
    }

    // A switchboard is nobody's alone: where another card has it too, it does not say who an event is about.
    private async ValueTask LeaveSharedAsync(CancellationToken ct)
    {
        var shared = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        await foreach (var contact in _store.AllAsync(ContactRecords.Instance, -1, new RecordKey(_account), 1, ct).ConfigureAwait(false))
        {
            if (contact.State != CardState.Active || _ids.Contains(contact.Id.Value)) continue;
            foreach (var point in contact.Points.Where(p => _keys.ContainsKey(p.Value))) shared.Add(point.Value);
        }

        Shared = shared.Count;
        foreach (var key in shared)
        {
            // In rows that are the person's own it is looked for all the same.
            _keys.Remove(key, out var spellings);
            _words.UnionWith(spellings!.Prepend(key));
        }
    }
}
