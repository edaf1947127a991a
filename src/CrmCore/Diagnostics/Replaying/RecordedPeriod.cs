using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;

namespace CrmCore;

/// <summary>What the store recorded since a moment: the events in the order decided, the cards that were made, what became of the deals.</summary>
internal sealed class RecordedPeriod(ICrmStore store, AccountModel model, Instant from)
{
    private readonly Dictionary<EventId, Instant> _decided = [];
    private readonly List<GivenCard> _given = [];
    private readonly HashSet<EventId> _ratings = [];
    private Dictionary<EventId, StoredEvent>? _byId;

    public CardKeys Keys { get; } = new();

    public Dictionary<Guid, DealTrack> Tracks { get; } = [];

    /// <summary>The events of the period, the latest first.</summary>
    public List<StoredEvent> Events { get; } = [];

    /// <summary>What settings that were saved in the period said before it, by kind and id.</summary>
    public Dictionary<(string Kind, string Id), StoredEvent> EarlierSaves { get; } = [];

    /// <summary>Takes a card's timeline in; cards of one kind in the order of their making.</summary>
    public void Add(CardKind kind, IReadOnlyList<TimelineEntry> entries, int kept, Deal? then)
    {
        DealTrack? track = null;
        if (kind == CardKind.Deal && entries.Count > 0) Tracks[entries[0].Card] = track = new DealTrack(entries[0].Card);
        if (then is not null) track?.Begin(then);
        for (var i = kept; i < entries.Count; i++)
        {
            var entry = entries[i];
            if (entry.Kind == TimelineKinds.Created) Keys.Add(entry, kind);
            track?.Follow(entry);
            if (entry is { Kind: TimelineKinds.ConversationRated, Cause: { } rating }) _ratings.Add(rating);
            else if (GivenCard.Of(kind, entry, entry.Cause is { } by ? EventOf(by) : null) is { } given) _given.Add(given);
            if (entry.Cause is { } cause && (!_decided.TryGetValue(cause, out var first) || entry.RecordedAt < first)) _decided[cause] = entry.RecordedAt;
        }
    }

    /// <summary>Reads the inbox backwards: the period's events, and behind it the saves of settings that the period saved anew.</summary>
    /// <exception cref="InvalidOperationException">Retention has removed what some of them said.</exception>
    public async ValueTask ReadInboxAsync(CancellationToken ct)
    {
        var wanted = PastModel.ChangedSince(model, from).Select(s => (s.Kind, s.Id)).ToHashSet();
        string? after = null;
        do
        {
            var page = await store.PageAsync(StoredEventRecords.Instance, -1, new RecordKey(model.Number), 1, 500, after, true, ct).ConfigureAwait(false);
            foreach (var e in page.Items)
            {
                if (e.RecordedAt > from) Events.Add(e);
                else if (e.Kind == CommandKinds.SaveSetting && SettingOf(e) is var setting && wanted.Remove(setting)) EarlierSaves[setting] = e;
            }

            after = page.Items.Count > 0 && page.Items[^1].RecordedAt <= from && wanted.Count == 0 ? null : page.Next;
        }
        while (after is not null);

        // Retention leaves the last of what it removes, stripped: so it shows where the past begins that can be replayed.
        if (Events.Find(e => e.IsStripped) is not { } stripped) return;
        throw new InvalidOperationException($"What events said up to {stripped.RecordedAt} was removed by retention, so that the time from {from} on cannot be replayed. Begin at {stripped.RecordedAt} or later.");
    }

    /// <summary>What rules, queues and first answers gave to whom because of an event that is replayed; with null, because of none.</summary>
    public IEnumerable<GivenCard> GivenBy(EventId? cause) => _given.Where(g => g.Cause == cause);

    /// <summary>Whether an event is a client's rating of a conversation (R48): it is no message.</summary>
    public bool IsRating(StoredEvent e) =>
        _ratings.Contains(e.Id) || (e.Kind == EventKinds.ChatMessage && BodyReader.Text(e.Body.Span, "button"u8)?.StartsWith(Messages.RatingData, StringComparison.Ordinal) == true);

    /// <summary>What was given because of nothing that is replayed, in the order in which it happened.</summary>
    /// <param name="fed">The events that are replayed.</param>
    public IReadOnlyList<GivenCard> GivenOtherwise(IReadOnlySet<EventId> fed) => [.. _given.Where(g => g.Cause is not { } cause || !fed.Contains(cause)).OrderBy(g => g.At).ThenBy(g => g.Entry)];

    /// <summary>When an event was decided: later than recorded for one that was only accepted at first.</summary>
    public Instant DecidedAt(StoredEvent e) => _decided.TryGetValue(e.Id, out var at) ? Instant.Max(at, e.RecordedAt) : e.RecordedAt;

    public static (string Kind, string Id) SettingOf(StoredEvent e) => (BodyReader.Text(e.Body.Span, "kind"u8) ?? "", BodyReader.Text(e.Body.Span, "id"u8) ?? "");

    /// <summary>An event for another history, in which cards made in the period have other ids.</summary>
    public StoredEvent Translate(StoredEvent e, CardKeys there)
    {
        var translated = e with { State = EventState.Pending, Subject = Translate(e.Subject, there) };
        if (!CommandDecision.IsCommand(e.Kind) || e.Kind == CommandKinds.SaveSetting) return translated;
        var body = JsonNode.Parse(e.Body.Span)!.AsObject();
        foreach (var name in (string[])["deal", "contact", "company", "lead", "subject", "card", "survivor", "other", "a", "b"])
        {
            if (body[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String) body[name] = Translate(value.GetValue<string>(), there);
        }

        // The cards of another history have versions of their own; what was refused for its versions left no event.
        body.Remove("survivorVersion");
        body.Remove("otherVersion");
        if (body["contacts"] is JsonArray others) body["contacts"] = new JsonArray([.. others.Select(o => (JsonNode?)Translate(o?.GetValue<string>(), there))]);
        return translated with { Body = Encoding.UTF8.GetBytes(body.ToJsonString()) };
    }

    private StoredEvent? EventOf(EventId id) => (_byId ??= Events.ToDictionary(e => e.Id)).GetValueOrDefault(id);

    private string? Translate(string? id, CardKeys there) => Guid.TryParse(id, out var card) ? there.IdOf(card, Keys).ToString() : id;
}
