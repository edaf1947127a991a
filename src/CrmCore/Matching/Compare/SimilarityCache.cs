namespace CrmCore;

/// <summary>Remembers how alike two numbered words are: the same words meet again and again. Collisions only cost time.</summary>
internal sealed class SimilarityCache
{
    private const int Size = 1 << 16;
    private readonly ulong[] _keys = new ulong[Size];
    private readonly Likeness[] _values = new Likeness[Size];

    public Likeness Alike(int space, int a, int b, ReadOnlySpan<char> x, ReadOnlySpan<char> y)
    {
        if (a > b) return Alike(space, b, a, y, x);
        var key = ((ulong)(space + 1) << 58) ^ ((ulong)(uint)a << 29) ^ (uint)b;
        var slot = (int)(StableHash.Mix(key) & (Size - 1));
        if (_keys[slot] == key) return _values[slot];
        _keys[slot] = key;
        return _values[slot] = Compute(x, y);
    }

    private static Likeness Compute(ReadOnlySpan<char> x, ReadOnlySpan<char> y)
    {
        if (Math.Min(x.Length, y.Length) > 3 && TextSimilarity.OneSlip(x, y)) return Likeness.Slip;
        return TextSimilarity.JaroWinkler(x, y) switch { >= 0.92 => Likeness.Near, >= 0.8 => Likeness.Far, _ => Likeness.Unlike };
    }
}
