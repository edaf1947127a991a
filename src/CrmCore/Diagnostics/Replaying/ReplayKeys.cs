namespace CrmCore;

/// <summary>Which keys were shared at a moment, and which names had come with the others: read from their holders' timelines (R33, R63).</summary>
internal sealed class ReplayKeys
{
    private readonly Dictionary<(ContactPointKind Kind, string Value), State> _states = [];

    /// <summary>Takes a card's timeline in.</summary>
    public void Add(IReadOnlyList<TimelineEntry> entries, int kept)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            if (!KeyNotes.IsOne(entries[i].Kind) || KeyNotes.Read(entries[i]) is not { } key) continue;
            if (i < kept) Before((key.Kind, key.Value), entries[i].Kind, key.Hash);
            else if (!_states.ContainsKey((key.Kind, key.Value))) _states[(key.Kind, key.Value)] = new State(entries[i].Kind == TimelineKinds.KeyUnshared, []);
        }
    }

    /// <summary>Whether a key was shared then; null where no timeline tells, so that it was as it is.</summary>
    public bool? IsShared(ContactPointKind kind, string value) => _states.TryGetValue((kind, value), out var state) ? state.Shared : null;

    /// <summary>The names that had come with a key then, as its claim keeps them.</summary>
    public string? Names(ContactPointKind kind, string value) =>
        _states.TryGetValue((kind, value), out var state) && state.Hashes.Count > 0 ? string.Join(' ', state.Hashes) : null;

    /// <summary>The keys that were shared then and are not now.</summary>
    public IEnumerable<(ContactPointKind Kind, string Value)> Shared => _states.Where(s => s.Value.Shared).Select(s => s.Key);

    private void Before((ContactPointKind Kind, string Value) key, string what, string? hash)
    {
        if (what != TimelineKinds.KeyDoubted) _states[key] = new State(what == TimelineKinds.KeyShared, []);
        else if (_states.TryGetValue(key, out var state)) state.Hashes.Add(hash!);
        else _states[key] = new State(false, [hash!]);
    }

    private sealed record State(bool Shared, List<string> Hashes);
}
