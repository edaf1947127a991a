namespace CrmCore;

/// <summary>
/// What a batch of decisions sees and changes: the records that were loaded, and on top of them the changes made so far. Rules
/// read and write here and nowhere else; stores fill it and save what has changed. Not thread-safe.
/// </summary>
public sealed class WorkingSet
{
    private readonly RecordSet?[] _sets;
    private readonly HashSet<RecordLookup> _asked = [];
    private readonly List<RecordLookup> _wanted = [];
    private readonly List<RecordChange> _changes = [];

    internal WorkingSet(int types) => _sets = new RecordSet?[types];

    /// <summary>Look-ups that were asked for and not made yet. Stores answer each one and then call <see cref="AllFound"/>.</summary>
    public IReadOnlyList<RecordLookup> Wanted => _wanted;

    /// <summary>Everything that was asked for so far.</summary>
    internal IReadOnlyCollection<RecordLookup> Asked => _asked;

    /// <summary>The records of a type, for stores.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Its set.</returns>
    public RecordSet Of(RecordType type) => _sets[type.Ordinal] ??= type.CreateSet();

    /// <summary>Says that every look-up wanted so far was answered.</summary>
    public void AllFound() => _wanted.Clear();

    /// <summary>The changes made so far, in the order of the types and within one in the order made.</summary>
    /// <returns>The changes; valid until the next change of the set.</returns>
    public ChangeSet Changes()
    {
        _changes.Clear();
        foreach (var set in _sets) set?.CollectChanges(_changes);
        return new ChangeSet(_changes);
    }

    internal RecordSet<T> Of<T>(RecordType<T> type)
        where T : class => (RecordSet<T>)(_sets[type.Ordinal] ??= type.CreateSet());

    /// <summary>Asks for a look-up; false when its answer is here or was asked for already.</summary>
    internal bool Want(RecordType type, int index, in RecordKey key)
    {
        var lookup = new RecordLookup(type, index, key);
        if (Of(type).Knows(index, key) || !_asked.Add(lookup)) return false;
        _wanted.Add(lookup);
        return true;
    }

    internal bool Want(in RecordLookup lookup) => Want(lookup.Type, lookup.Index, lookup.Key);

    /// <summary>Makes sure that all of these are loaded: asks for those that are not together, so that a decision about many cards is not tried once for each.</summary>
    /// <exception cref="RecordNotLoadedException">Some are not; the decision is made again with them.</exception>
    internal void Need(IEnumerable<RecordLookup> lookups)
    {
        List<RecordLookup>? missing = null;
        foreach (var lookup in lookups)
        {
            if (!Of(lookup.Type).Knows(lookup.Index, lookup.Key)) (missing ??= []).Add(lookup);
        }

        if (missing is not null) throw new RecordNotLoadedException(missing);
    }

    internal void Clear()
    {
        foreach (var set in _sets) set?.Clear();
        _wanted.Clear();
        _asked.Clear();
        _changes.Clear();
    }
}
