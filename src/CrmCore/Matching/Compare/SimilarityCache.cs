namespace CrmCore;

/// <summary>Remembers the levels of two numbered words: the same words meet again and again. Collisions only cost time.</summary>
internal sealed class SimilarityCache
{
    private const int MostPairs = 1 << 16;
    private const int FewestPairs = 1 << 6;
    private readonly ulong[] _keys;
    private readonly byte[] _levels;

    /// <summary>A cache for a table of so many rows.</summary>
    public SimilarityCache(int rows)
    {
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(rows * 4L, FewestPairs, MostPairs));
        _keys = new ulong[size];
        _levels = new byte[size];
    }

    /// <summary>Gives the place of two words, and whether their level is known.</summary>
    public bool TryGet(int a, int b, out int slot, out int level)
    {
        var key = a < b ? ((ulong)(uint)(a + 1) << 32) | (uint)b : ((ulong)(uint)(b + 1) << 32) | (uint)a;
        slot = (int)(StableHash.Mix(key) & (ulong)(_keys.Length - 1));
        level = _levels[slot];
        if (_keys[slot] == key) return true;
        _keys[slot] = key;
        return false;
    }

    public void Set(int slot, int level) => _levels[slot] = (byte)level;
}
