namespace CrmCore;

/// <summary>The distinct values of one field: each has a small number, its text and a stable hash.</summary>
internal sealed class Vocabulary
{
    private char[] _text = new char[256];
    private int _textLength;
    private int[] _ends = new int[16];
    private ulong[] _hashes = new ulong[16];
    private int[] _slots = new int[64];

    public int Count { get; private set; }

    /// <summary>The text of a value.</summary>
    public ReadOnlySpan<char> this[int id]
    {
        get
        {
            var start = id == 0 ? 0 : _ends[id - 1];
            return _text.AsSpan(start, _ends[id] - start);
        }
    }

    public ulong Hash(int id) => _hashes[id];

    /// <summary>Gives the number of a value.</summary>
    public int Add(ReadOnlySpan<char> value)
    {
        var hash = StableHash.Of(value);
        var mask = _slots.Length - 1;
        var slot = (int)(hash & (uint)mask);
        while (_slots[slot] is var used && used != 0)
        {
            if (_hashes[used - 1] == hash && this[used - 1].SequenceEqual(value))
                return used - 1;

            slot = (slot + 1) & mask;
        }

        _slots[slot] = Append(value, hash) + 1;
        if (Count * 2 > _slots.Length) Rehash();
        return Count - 1;
    }

    private int Append(ReadOnlySpan<char> value, ulong hash)
    {
        if (Count == _ends.Length)
        {
            Array.Resize(ref _ends, Count * 2);
            Array.Resize(ref _hashes, Count * 2);
        }

        if (_textLength + value.Length > _text.Length) Array.Resize(ref _text, Math.Max(_text.Length * 2, _textLength + value.Length));
        value.CopyTo(_text.AsSpan(_textLength));
        _textLength += value.Length;
        _ends[Count] = _textLength;
        _hashes[Count] = hash;
        return Count++;
    }

    private void Rehash()
    {
        _slots = new int[_slots.Length * 2];
        var mask = _slots.Length - 1;
        for (var id = 0; id < Count; id++)
        {
            var slot = (int)(_hashes[id] & (uint)mask);
            while (_slots[slot] != 0) slot = (slot + 1) & mask;
            _slots[slot] = id + 1;
        }
    }
}
