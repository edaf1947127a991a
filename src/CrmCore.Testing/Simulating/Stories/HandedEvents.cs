namespace CrmCore.Testing;

/// <summary>The events that were handed in, by key, with what their callers were told.</summary>
internal sealed class HandedEvents
{
    private readonly Dictionary<(string Account, string Source, string Key), HandedEvent> _all = [];
    private long _moments;

    public IEnumerable<HandedEvent> All => _all.Values;

    public int Count => _all.Count;

    /// <summary>A caller hands one in; a key that was handed in before keeps its event.</summary>
    public HandedEvent Begin(string account, InboundEvent e, string? person)
    {
        if (!_all.TryGetValue((account, e.Source, e.Key), out var handed)) _all[(account, e.Source, e.Key)] = handed = new HandedEvent(account, e, person, ++_moments);
        return handed;
    }

    public HandedEvent? Find(string account, string source, string key) => _all.GetValueOrDefault((account, source, key));

    public void Told(HandedEvent handed, EventOutcome outcome)
    {
        if (outcome.Status == EventStatus.Duplicate)
        {
            handed.IsKnown = true;
            return;
        }

        handed.Outcome = outcome;
        handed.ToldAt = ++_moments;
    }
}
