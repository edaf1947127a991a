namespace CrmCore;

/// <summary>Rows by key, in memory: a hash table of list heads, and the lists in two arrays.</summary>
internal sealed class PostingTable
{
    private ulong[] _keys = new ulong[1024];
    private int[] _heads = new int[1024];
    private int[] _counts = new int[1024];
    private int[] _rows = new int[1024];
    private int[] _next = new int[1024];
    private int _used;
    private int _nodes;

    /// <summary>How many rows there are under a key.</summary>
    public int Count(ulong key) => _counts[Slot(key)];

    /// <summary>Adds a row under a key; the answer is the new count.</summary>
    public int Add(ulong key, int row)
    {
        if (_used * 5L > _keys.Length * 3L) Grow();
        var slot = Slot(key);
        if (_counts[slot] == 0)
        {
            _keys[slot] = key;
            _heads[slot] = -1;
            _used++;
        }

        if (_nodes == _rows.Length)
        {
            Array.Resize(ref _rows, _nodes * 2);
            Array.Resize(ref _next, _nodes * 2);
        }

        _rows[_nodes] = row;
        _next[_nodes] = _heads[slot];
        _heads[slot] = _nodes++;
        return ++_counts[slot];
    }

    /// <summary>Counts a row under a key without keeping it.</summary>
    public void CountOnly(ulong key) => _counts[Slot(key)]++;

    /// <summary>Writes the rows under a key, the newest first.</summary>
    public int Read(ulong key, Span<int> rows)
    {
        var slot = Slot(key);
        if (_counts[slot] == 0) return 0;
        var count = 0;
        for (var node = _heads[slot]; node >= 0 && count < rows.Length; node = _next[node]) rows[count++] = _rows[node];
        return count;
    }

    private int Slot(ulong key)
    {
        var mask = _keys.Length - 1;
        var slot = (int)(key & (uint)mask);
        while (_counts[slot] != 0 && _keys[slot] != key) slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        var (keys, heads, counts) = (_keys, _heads, _counts);
        _keys = new ulong[keys.Length * 2];
        _heads = new int[keys.Length * 2];
        _counts = new int[keys.Length * 2];
        for (var i = 0; i < keys.Length; i++)
        {
            if (counts[i] == 0) continue;
            var slot = Slot(keys[i]);
            _keys[slot] = keys[i];
            _heads[slot] = heads[i];
            _counts[slot] = counts[i];
        }
    }
}
