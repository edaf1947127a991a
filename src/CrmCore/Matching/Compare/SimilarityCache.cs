namespace CrmCore;

/// <summary>Remembers how alike two numbered words are: the same words meet again and again. Collisions only cost time.</summary>
internal sealed class SimilarityCache
{
    private const int MostPairs = 1 << 16;
    private const int FewestPairs = 1 << 6;
    private readonly ulong[] _keys;
    private readonly Likeness[] _values;

    /// <summary>A cache for a table of so many rows.</summary>
    public SimilarityCache(int rows)
    {
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(rows * 4L, FewestPairs, MostPairs));
        _keys = new ulong[size];
        _values = new Likeness[size];
    }

    public Likeness Alike(int space, int a, int b, ReadOnlySpan<char> x, ReadOnlySpan<char> y)
    {
        if (a > b) return Alike(space, b, a, y, x);
        var key = ((ulong)(space + 1) << 58) ^ ((ulong)(uint)a << 29) ^ (uint)b;
        var slot = (int)(StableHash.Mix(key) & (ulong)(_keys.Length - 1));
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
