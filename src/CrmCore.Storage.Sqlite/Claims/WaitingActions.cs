using System.Runtime.InteropServices;

namespace CrmCore.Storage.Sqlite;

/// <summary>Actions that can be claimed though the scan along the due index has passed them, the longest due first.</summary>
internal sealed class WaitingActions
{
    private readonly SortedSet<Place> _places = new(Comparer<Place>.Create(Compare));
    private readonly Dictionary<RecordKey, Place> _byKey = [];
    private long _next;

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Place(long Due, long Number, RecordKey Key);

    public int Count => _places.Count;

    /// <summary>The earliest due moment; null when none waits.</summary>
    public long? FirstDue => _places.Count == 0 ? null : _places.Min.Due;

    /// <summary>The key of the action that is due first; there must be one.</summary>
    public RecordKey FirstKey => _places.Min.Key;

    public void Add(in RecordKey key, long due)
    {
        Remove(key);
        var place = new Place(due, _next++, key);
        _places.Add(place);
        _byKey.Add(key, place);
    }

    public void Remove(in RecordKey key)
    {
        if (_byKey.Remove(key, out var place)) _places.Remove(place);
    }

    public void Clear()
    {
        _places.Clear();
        _byKey.Clear();
    }

    private static int Compare(Place left, Place right) =>
        left.Due != right.Due ? left.Due.CompareTo(right.Due) : left.Number.CompareTo(right.Number);
}
