using System.Diagnostics.CodeAnalysis;

namespace CrmCore;

/// <summary>The records of one type in a working set, as the stores see it: filled by look-ups, without knowing the type.</summary>
public abstract class RecordSet
{
    private protected RecordSet()
    {
    }

    /// <summary>Takes one record that a look-up found.</summary>
    /// <param name="index">The position of the index; -1 for the key itself.</param>
    /// <param name="key">The key that was looked up.</param>
    /// <param name="record">The record found.</param>
    public abstract void Found(int index, in RecordKey key, object record);

    /// <summary>Says that a look-up has ended, whether it found anything or not.</summary>
    /// <param name="index">The position of the index; -1 for the key itself.</param>
    /// <param name="key">The key that was looked up.</param>
    public abstract void Searched(int index, in RecordKey key);

    internal abstract bool Knows(int index, in RecordKey key);

    internal abstract object? FindAny(in RecordKey key);

    internal abstract IReadOnlyList<RecordKey> LookupAny(int index, in RecordKey key);

    internal abstract void UpdateAny(object record);

    internal abstract void DeleteAny(in RecordKey key);

    internal abstract void CollectChanges(List<RecordChange> changes);

    internal abstract void Clear();
}

/// <summary>The records of one type that a decision sees: what was loaded, with the changes made so far on top.</summary>
/// <typeparam name="T">The record.</typeparam>
[SuppressMessage("Design", "MA0048:File name must match type name", Justification = "The generic twin stands beside its base.")]
public sealed class RecordSet<T> : RecordSet
    where T : class
{
    private readonly RecordType<T> _type;
    private readonly Dictionary<RecordKey, Entry> _entries = [];
    private readonly Dictionary<(int Index, RecordKey Key), List<RecordKey>> _lookups = [];
    private readonly List<RecordKey> _changed = [];
    private readonly Stack<List<RecordKey>> _spareLists = new();
    private Func<T, T, T>? _sum;

    internal RecordSet(RecordType<T> type) => _type = type;

    private struct Entry
    {
        public T? Original;
        public T? Current;
        public bool Changed;
    }

    internal T? Find(in RecordKey key)
    {
        if (_entries.TryGetValue(key, out var entry)) return entry.Changed && _type.Additive ? Total(entry) : entry.Current;
        throw new RecordNotLoadedException(_type, -1, key);
    }

    /// <summary>Whether this batch has made or loaded the record, without asking the store.</summary>
    internal bool Has(in RecordKey key) => _entries.TryGetValue(key, out var entry) && entry.Current is not null;

    /// <summary>Whether the record was there and this batch has deleted it.</summary>
    internal bool WasDeleted(in RecordKey key) => _entries.TryGetValue(key, out var entry) && entry.Original is not null && entry.Current is null;

    /// <summary>What a look-up found, changes of this batch included. The set's own list: whoever changes what he goes through copies it first.</summary>
    internal List<RecordKey> Lookup(int index, in RecordKey key) =>
        _lookups.TryGetValue((index, key), out var found) ? found : throw new RecordNotLoadedException(_type, index, key);

    internal void Insert(T record)
    {
        var key = _type.KeyOf(record);
        ref var entry = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_entries, key, out _);
        if (entry.Current is not null)
        {
            throw new InvalidOperationException($"A record of '{_type.Name}' with the key {key} stands already.");
        }

        Mark(ref entry, key);
        entry.Current = record;
        Index(record, key);
    }

    internal void Update(T record)
    {
        var key = _type.KeyOf(record);
        ref var entry = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrNullRef(_entries, key);
        if (System.Runtime.CompilerServices.Unsafe.IsNullRef(ref entry) || entry.Current is null)
        {
            throw new InvalidOperationException($"A record of '{_type.Name}' with the key {key} is not there to be updated.");
        }

        Reindex(entry.Current, record, key);
        Mark(ref entry, key);
        entry.Current = record;
    }

    internal void Delete(in RecordKey key)
    {
        ref var entry = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrNullRef(_entries, key);
        if (System.Runtime.CompilerServices.Unsafe.IsNullRef(ref entry) || entry.Current is null) return;
        for (var i = 0; i < _type.Indexes.Count; i++)
        {
            if (_type.LookupKeyOf(i, entry.Current) is { } lookup && _lookups.TryGetValue((i, lookup), out var list)) list.Remove(key);
        }

        Mark(ref entry, key);
        entry.Current = null;
    }

    /// <summary>The counter's row that this batch adds to; null before its first addition.</summary>
    internal T? Added(in RecordKey key) => _entries.TryGetValue(key, out var entry) && entry.Changed ? entry.Current : null;

    /// <summary>Adds to a counter's row without loading it.</summary>
    internal void Add(T record, Func<T, T, T> sum)
    {
        var key = _type.KeyOf(record);
        ref var entry = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_entries, key, out _);
        var first = !entry.Changed;
        Mark(ref entry, key);
        entry.Current = first || entry.Current is null ? record : sum(entry.Current, record);
        _sum = sum;
        if (first && entry.Original is null) Index(record, key);
    }

    /// <inheritdoc/>
    public override void Found(int index, in RecordKey key, object record)
    {
        var own = index < 0 ? key : _type.KeyOf((T)record);
        ref var entry = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_entries, own, out var known);
        if (!known || (!entry.Changed && entry.Original is null))
        {
            entry.Original = (T)record;
            entry.Current = (T)record;
        }

        if (index >= 0) LookupList(index, key).Add(own);
    }

    /// <inheritdoc/>
    public override void Searched(int index, in RecordKey key)
    {
        if (index < 0) System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_entries, key, out _);
        else LookupList(index, key);
    }

    internal override bool Knows(int index, in RecordKey key) =>
        index < 0 ? _entries.ContainsKey(key) : _lookups.ContainsKey((index, key));

    internal override void CollectChanges(List<RecordChange> changes)
    {
        foreach (var key in _changed)
        {
            ref readonly var entry = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrNullRef(_entries, key);
            if (_type.Additive) changes.Add(new RecordChange(_type, ChangeKind.Add, key, entry.Current!, 0));
            else if (entry.Original is null && entry.Current is not null) changes.Add(new RecordChange(_type, ChangeKind.Insert, key, entry.Current, 0));
            else if (entry.Original is not null && entry.Current is null) changes.Add(new RecordChange(_type, ChangeKind.Delete, key, entry.Original, _type.VersionOf(entry.Original)));
            else if (entry.Original is not null && !ReferenceEquals(entry.Original, entry.Current)) changes.Add(new RecordChange(_type, ChangeKind.Update, key, entry.Current!, _type.VersionOf(entry.Original)));
        }
    }

    internal override void Clear()
    {
        _entries.Clear();
        ClearLookups();
        _changed.Clear();
    }

    internal override void UpdateAny(object record) => Update((T)record);

    internal override void DeleteAny(in RecordKey key) => Delete(key);

    internal override object? FindAny(in RecordKey key) => Find(key);

    internal override IReadOnlyList<RecordKey> LookupAny(int index, in RecordKey key) => Lookup(index, key);

    private void ClearLookups()
    {
        foreach (var list in _lookups.Values)
        {
            list.Clear();
            _spareLists.Push(list);
        }

        _lookups.Clear();
    }

    // A changed counter's current record is what this batch adds; what was loaded comes on top.
    private T? Total(Entry entry) => entry.Original is { } loaded ? _sum!(loaded, entry.Current!) : entry.Current;

    private void Index(T record, in RecordKey key)
    {
        for (var i = 0; i < _type.Indexes.Count; i++)
        {
            if (_type.LookupKeyOf(i, record) is { } lookup && _lookups.TryGetValue((i, lookup), out var list)) list.Add(key);
        }
    }

    private void Mark(ref Entry entry, in RecordKey key)
    {
        if (entry.Changed) return;
        entry.Changed = true;
        _changed.Add(key);
    }

    private void Reindex(T before, T after, in RecordKey key)
    {
        for (var i = 0; i < _type.Indexes.Count; i++)
        {
            var was = _type.LookupKeyOf(i, before);
            var now = _type.LookupKeyOf(i, after);
            if (was == now) continue;
            if (was is { } old && _lookups.TryGetValue((i, old), out var list)) list.Remove(key);
            if (now is { } fresh && _lookups.TryGetValue((i, fresh), out var other)) other.Add(key);
        }
    }

    private List<RecordKey> LookupList(int index, in RecordKey key)
    {
        ref var list = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_lookups, (index, key), out _);
        return list ??= _spareLists.TryPop(out var spare) ? spare : [];
    }
}
