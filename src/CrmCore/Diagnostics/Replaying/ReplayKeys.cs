namespace CrmCore;

/// <summary>
/// Which keys were shared at a moment, which lead gathered what came from them, and which names had come with the others: read from their
/// holders' timelines (R33, R63).
/// </summary>
internal sealed class ReplayKeys
{
    private readonly List<Note> _notes = [];
    private readonly Dictionary<(ContactPointKind Kind, string Value), (Guid Made, Guid Lead)> _gathering = [];
    private Dictionary<(ContactPointKind Kind, string Value), State>? _states;

    private Dictionary<(ContactPointKind Kind, string Value), State> States => _states ??= Read();

    /// <summary>Takes a card's timeline in; all of them before anything is asked.</summary>
    public void Add(IReadOnlyList<TimelineEntry> entries, int kept)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            if (KeyNotes.IsOne(entries[i].Kind) && KeyNotes.Read(entries[i]) is { } key) _notes.Add(new Note(entries[i].Id, (key.Kind, key.Value), entries[i].Kind, key.Hash, i < kept));
        }
    }

    /// <summary>Takes in a lead that was there then, as it was made: of a call or letter of a stranger, it gathers what follows from a shared key.</summary>
    public void Add(Lead made, TimelineEntry created)
    {
        if (made is not { Contact: null, Review.Count: 0 } || created.ReadData().Text("event") is not (EventKinds.IncomingCall or EventKinds.IncomingEmail)) return;
        foreach (var point in made.Points)
        {
            if (_gathering.GetValueOrDefault((point.Kind, point.Value)).Made.CompareTo(created.Id) < 0) _gathering[(point.Kind, point.Value)] = (created.Id, made.Id.Value);
        }
    }

    /// <summary>Whether a key was shared then; null where no timeline tells, so that it was as it is.</summary>
    public bool? IsShared(ContactPointKind kind, string value) => States.TryGetValue((kind, value), out var state) ? state.Shared : null;

    /// <summary>The lead that gathered what came from a shared key; empty for none. One that was made before the key was shared had it for itself.</summary>
    public Guid Gathering(ContactPointKind kind, string value) =>
        _gathering.TryGetValue((kind, value), out var last) && last.Made.CompareTo(States.GetValueOrDefault((kind, value))?.Since ?? Guid.Empty) > 0 ? last.Lead : Guid.Empty;

    /// <summary>The names that had come with a key then, as its claim keeps them.</summary>
    public string? Names(ContactPointKind kind, string value) =>
        States.TryGetValue((kind, value), out var state) && state.Hashes.Count > 0 ? string.Join(' ', state.Hashes) : null;

    /// <summary>The keys that were shared then, as far as timelines tell.</summary>
    public IEnumerable<(ContactPointKind Kind, string Value)> Shared => States.Where(s => s.Value.Shared).Select(s => s.Key);

    // A key goes from card to card: what became of it stands in the order of the entries on several timelines.
    private Dictionary<(ContactPointKind Kind, string Value), State> Read()
    {
        var states = new Dictionary<(ContactPointKind Kind, string Value), State>();
        foreach (var note in _notes.OrderBy(n => n.Entry))
        {
            if (!note.IsBefore) states.TryAdd(note.Key, new State(note.What == TimelineKinds.KeyUnshared, Guid.Empty, []));
            else if (note.What != TimelineKinds.KeyDoubted) states[note.Key] = new State(note.What == TimelineKinds.KeyShared, note.Entry, []);
            else if (states.TryGetValue(note.Key, out var state)) state.Hashes.Add(note.Hash!);
            else states[note.Key] = new State(false, Guid.Empty, [note.Hash!]);
        }

        return states;
    }

    private sealed record Note(Guid Entry, (ContactPointKind Kind, string Value) Key, string What, string? Hash, bool IsBefore);

    private sealed record State(bool Shared, Guid Since, List<string> Hashes);
}
