using System.Collections.Frozen;

namespace CrmCore.Benchmarks;

/// <summary>Eight look-ups in a dictionary of 300 texts: the yardstick of a decision. The texts looked up are equal to the keys, not the same objects.</summary>
internal sealed class CeilingLookups
{
    public const int Keys = 300;
    public const int LookupsEach = 8;

    private readonly Dictionary<string, int> _dictionary;
    private readonly FrozenDictionary<string, int> _frozen;
    private readonly string[] _asked;

    public CeilingLookups()
    {
        var random = new Random(300);
        _dictionary = Enumerable.Range(0, Keys).ToDictionary(Key, n => n, StringComparer.Ordinal);
        _frozen = _dictionary.ToFrozenDictionary(StringComparer.Ordinal);
        _asked = [.. Enumerable.Range(0, 1_024).Select(_ => Key(random.Next(Keys)))];
    }

    /// <summary>Eight look-ups in a <see cref="Dictionary{TKey,TValue}"/>, repeated; answers a sum so that nothing is optimised away.</summary>
    public long InDictionary(int repetitions)
    {
        long sum = 0;
        var position = 0;
        for (var n = 0; n < repetitions; n++)
        {
            for (var look = 0; look < LookupsEach; look++) sum += _dictionary[_asked[(position + look) & 1_023]];
            position += LookupsEach;
        }

        return sum;
    }

    /// <summary>The same in a <see cref="FrozenDictionary{TKey,TValue}"/>.</summary>
    public long InFrozen(int repetitions)
    {
        long sum = 0;
        var position = 0;
        for (var n = 0; n < repetitions; n++)
        {
            for (var look = 0; look < LookupsEach; look++) sum += _frozen[_asked[(position + look) & 1_023]];
            position += LookupsEach;
        }

        return sum;
    }

    private static string Key(int n) => string.Create(null, $"trigger.kind-{n * 7:D4}.call");
}
