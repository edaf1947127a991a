using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CrmCore;

/// <summary>The distinct values of one field: each has a small number, its text, a stable hash and what can be told of it at a glance.</summary>
internal sealed class Vocabulary
{
    private char[] _text = new char[256];
    private int _textLength;
    private Glance[] _glances = new Glance[16];
    private ulong[] _hashes = new ulong[16];
    private int[] _slots = new int[64];

    public int Count { get; private set; }

    /// <summary>The text of a value.</summary>
    public ReadOnlySpan<char> this[int id] => _text.AsSpan(_glances[id].Start, _glances[id].Length);

    public ulong Hash(int id) => _hashes[id];

    /// <summary>A bound of the Jaro-Winkler similarity of two values that needs no look at their texts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double MostAlike(int a, int b) => Glance.MostAlike(_glances[a], _glances[b]);

    /// <summary>Gives the number of a value.</summary>
    public int Add(ReadOnlySpan<char> value)
    {
        var hash = StableHash.Of(value);
        var mask = _slots.Length - 1;
        var slot = (int)(hash & (uint)mask);
        while (_slots[slot] is var used && used != 0)
        {
            if (_hashes[used - 1] == hash && this[used - 1].SequenceEqual(value)) return used - 1;
            slot = (slot + 1) & mask;
        }

        _slots[slot] = Append(value, hash) + 1;
        if (Count * 2L > _slots.Length) Rehash();
        return Count - 1;
    }

    private int Append(ReadOnlySpan<char> value, ulong hash)
    {
        if (Count == _glances.Length)
        {
            Array.Resize(ref _glances, Count * 2);
            Array.Resize(ref _hashes, Count * 2);
        }

        if (_textLength + value.Length > _text.Length) Array.Resize(ref _text, Math.Max(_text.Length * 2, _textLength + value.Length));
        value.CopyTo(_text.AsSpan(_textLength));
        _glances[Count] = Glance.Of(value, _textLength);
        _textLength += value.Length;
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

    /// <summary>Sixteen bytes that tell most values apart: the letters (of an address only those before the @), their number, the first of them.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Glance(ulong Letters, int Start, ushort Length, byte Counted, byte First)
    {
        public static Glance Of(ReadOnlySpan<char> text, int start)
        {
            ulong letters = 0;
            byte counted = 0;
            foreach (var c in text)
            {
                if (c == '@' && counted > 0) break;
                letters |= 1UL << (c is >= 'a' and <= 'z' ? c - 'a' : c is >= '0' and <= '9' ? c - '0' + 26 : 36 + (c % 28));
                if (counted < byte.MaxValue) counted++;
            }

            return new Glance(letters, start, (ushort)text.Length, counted, text.IsEmpty ? (byte)0 : (byte)(text[0] & 0xFF));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static double MostAlike(Glance a, Glance b)
        {
            double x = a.Counted, y = b.Counted;
            var common = Math.Min(
                x - System.Numerics.BitOperations.PopCount(a.Letters & ~b.Letters),
                y - System.Numerics.BitOperations.PopCount(b.Letters & ~a.Letters));
            if (common <= 0) return 0;
            var jaro = ((common / x) + (common / y) + 1) / 3;
            return a.First == b.First ? jaro + (0.4 * (1 - jaro)) : jaro;
        }
    }
}
