namespace CrmCore;

/// <summary>The rows of one record type.</summary>
internal sealed class InMemoryTable
{
    private readonly RecordType _type;
    private readonly Dictionary<RecordKey, InMemoryRow> _rows = [];
    private readonly InMemoryOrder _key;
    private readonly InMemoryOrder[] _orders;

    public InMemoryTable(RecordType type)
    {
        _type = type;
        _key = new InMemoryOrder(type, null);
        _orders = [.. type.Indexes.Select(index => new InMemoryOrder(type, index))];
    }

    /// <summary>The order of an index, or of the key for -1.</summary>
    public InMemoryOrder OrderOf(int index) => index < 0 ? _key : _orders[index];

    public InMemoryRow? Find(in RecordKey key) => _rows.GetValueOrDefault(key);

    /// <summary>
    /// Makes a change. False when something stands against it; then nothing was changed. Otherwise <paramref name="before"/> is the row that
    /// was there.
    /// </summary>
    public bool Write(in RecordChange change, out InMemoryRow? before)
    {
        before = Find(change.Key);
        switch (change.Kind)
        {
            case ChangeKind.Insert:
                return before is null && Put(change.Key, null, InMemoryRow.Of(_type, change.Record));
            case ChangeKind.Update:
                return before is not null && HasVersion(before, change) && Put(change.Key, before, InMemoryRow.Of(_type, change.Record));
            case ChangeKind.Delete:
                if (before is null || !HasVersion(before, change)) return false;
                Restore(change.Key, null);
                return true;
            default:
                var added = InMemoryRow.Of(_type, change.Record);
                return Put(change.Key, before, before is null ? added : before.Plus(added));
        }
    }

    /// <summary>Puts a row in the place of whatever is there; null for none.</summary>
    public void Restore(in RecordKey key, InMemoryRow? row)
    {
        if (_rows.Remove(key, out var present)) ForEachOrder(present, static (order, old) => order.Remove(old));
        if (row is null) return;
        _rows.Add(key, row);
        ForEachOrder(row, static (order, fresh) => order.Add(fresh));
    }

    private bool HasVersion(InMemoryRow row, in RecordChange change) =>
        _type.VersionColumn < 0 || row[_type.VersionColumn].Integer == change.ExpectedVersion;

    private bool Put(in RecordKey key, InMemoryRow? before, InMemoryRow after)
    {
        if (before is not null) Restore(key, null);
        foreach (var order in _orders)
        {
            if (!order.IsTaken(after)) continue;
            Restore(key, before);
            return false;
        }

        Restore(key, after);
        return true;
    }

    private void ForEachOrder(InMemoryRow row, Action<InMemoryOrder, InMemoryRow> action)
    {
        action(_key, row);
        for (var i = 0; i < _orders.Length; i++)
        {
            action(_orders[i], row);
        }
    }
}
