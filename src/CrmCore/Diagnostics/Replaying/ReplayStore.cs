namespace CrmCore;

/// <summary>The memory in which a replay happens; it notes what becomes of the deals.</summary>
internal sealed class ReplayStore : ICrmStore
{
    private readonly InMemoryStore _inner = new();
    private readonly Dictionary<Guid, CardKind> _made = [];

    public Dictionary<Guid, DealTrack> Tracks { get; } = [];

    public CardKeys Keys { get; } = new();

    /// <summary>A deal that stands there when the replay begins.</summary>
    public void Begin(Deal deal) => TrackOf(deal.Id.Value).Begin(deal);

    public ValueTask OpenAsync(RecordSchema schema, CancellationToken ct) => _inner.OpenAsync(schema, ct);

    public ValueTask LoadAsync(WorkingSet set, CancellationToken ct) => _inner.LoadAsync(set, ct);

    public async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct)
    {
        var result = await _inner.CommitAsync(changes, ct).ConfigureAwait(false);
        if (result.IsCommitted)
        {
            foreach (var change in changes.Changes) Note(change);
        }

        return result;
    }

    /// <summary>Puts in what was recorded before the replay begins: it is no news of any deal.</summary>
    public async ValueTask PlantAsync(ChangeSet changes, CancellationToken ct) => await _inner.CommitAsync(changes, ct).ConfigureAwait(false);

    public ValueTask<ClaimedActions> ClaimAsync(ClaimRequest request, CancellationToken ct) => _inner.ClaimAsync(request, ct);

    public void Release(IReadOnlyList<ScheduledAction> actions) => _inner.Release(actions);

    public ValueTask<Page<object>> PageAsync(PageRequest request, CancellationToken ct) => _inner.PageAsync(request, ct);

    public ValueTask DisposeAsync() => _inner.DisposeAsync();

    // Cards stand before their entries in a commit: the schema's order.
    private void Note(in RecordChange change)
    {
        switch (change)
        {
            case { Kind: ChangeKind.Insert, Record: Deal deal }:
                _made[deal.Id.Value] = CardKind.Deal;
                break;
            case { Kind: ChangeKind.Insert, Record: Contact contact }:
                _made[contact.Id.Value] = CardKind.Contact;
                break;
            case { Kind: ChangeKind.Insert, Record: Lead lead }:
                _made[lead.Id.Value] = CardKind.Lead;
                break;
            case { Record: TimelineEntry entry } when _made.TryGetValue(entry.Card, out var kind):
                if (entry.Kind == TimelineKinds.Created) Keys.Add(entry, kind);
                if (kind == CardKind.Deal) TrackOf(entry.Card).Follow(entry);
                break;
        }
    }

    private DealTrack TrackOf(Guid deal)
    {
        if (!Tracks.TryGetValue(deal, out var track)) Tracks[deal] = track = new DealTrack(deal);
        return track;
    }
}
