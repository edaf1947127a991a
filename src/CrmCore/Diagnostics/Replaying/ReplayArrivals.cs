namespace CrmCore;

/// <summary>
/// What undoing a merge looks back at (R33): how the cards that came to the survivor since were made, and the events that brought them and its
/// points. A replay that has only the cards could not give back what came before it began.
/// </summary>
internal sealed class ReplayArrivals(ICrmStore store, int account)
{
    private readonly HashSet<Guid> _survivors = [];
    private readonly HashSet<EventId> _events = [];
    private readonly WorkingSet _set = RecordCatalog.NewSet();

    /// <summary>Takes in a merge that stood then; all of them before the cards.</summary>
    public void Add(Merge standing) => _survivors.Add(standing.Survivor.Value);

    /// <summary>Takes in a contact as it stood.</summary>
    public void Add(Contact then)
    {
        if (_survivors.Contains(then.Id.Value)) _events.UnionWith(then.Given().Values.Select(g => g.Event).OfType<EventId>());
    }

    /// <summary>Takes in a deal or lead that was there, of these contacts.</summary>
    public void Add(IEnumerable<ContactId> contacts, TimelineEntry created)
    {
        if (!contacts.Any(c => _survivors.Contains(c.Value))) return;
        _set.Of(TimelineRecords.Instance).Insert(created);
        if (created.Cause is { } cause) _events.Add(cause);
    }

    /// <summary>Puts it into the memory of the replay.</summary>
    public async ValueTask PlantAsync(ReplayStore target, CancellationToken ct)
    {
        foreach (var id in _events)
        {
            if (await store.FindAsync(StoredEventRecords.Instance, StoredEventRecords.Key(account, id), ct).ConfigureAwait(false) is { } e) _set.Of(StoredEventRecords.Instance).Insert(e);
        }

        await target.PlantAsync(_set.Changes(), ct).ConfigureAwait(false);
    }
}
