using System.Numerics;
using System.Runtime.InteropServices;

namespace CrmCore;

/// <summary>A set of employees by their index in the <see cref="Staff"/>. Immutable.</summary>
internal sealed class EmployeeMask
{
    private const int Bits = 64;

    private readonly ulong[] _words;
    private int _count = -1;

    private EmployeeMask(ulong[] words) => _words = words;

    public static EmployeeMask Empty { get; } = new([]);

    public ReadOnlySpan<ulong> Words => _words;

    public int Count => _count >= 0 ? _count : _count = CountOf(_words);

    public bool IsEmpty => Count == 0;

    public static EmployeeMask Of(IEnumerable<int> indexes, int staff)
    {
        var words = new ulong[WordsFor(staff)];
        foreach (var index in indexes) Set(words, index);
        return new EmployeeMask(words);
    }

    /// <summary>A mask of words that nobody else writes to.</summary>
    public static EmployeeMask Take(ulong[] words) => new(words);

    public static int WordsFor(int staff) => (staff + Bits - 1) / Bits;

    public static void Set(Span<ulong> words, int index) => words[index / Bits] |= 1UL << (index % Bits);

    public static void Clear(Span<ulong> words, int index) => words[index / Bits] &= ~(1UL << (index % Bits));

    public static bool Has(ReadOnlySpan<ulong> words, int index) => (uint)(index / Bits) < (uint)words.Length && (words[index / Bits] >> (index % Bits) & 1) != 0;

    /// <summary>The lowest index of a word's bits.</summary>
    public static int IndexOf(int word, ulong bits) => (word * Bits) + BitOperations.TrailingZeroCount(bits);

    /// <summary>Takes out of a set whoever is not in the other.</summary>
    public static void Intersect(Span<ulong> words, ReadOnlySpan<ulong> others)
    {
        var common = Math.Min(words.Length, others.Length);
        words[common..].Clear();
        var wide = MemoryMarshal.Cast<ulong, Vector<ulong>>(words[..common]);
        var wideOthers = MemoryMarshal.Cast<ulong, Vector<ulong>>(others[..common]);
        for (var i = 0; i < wide.Length; i++) wide[i] &= wideOthers[i];
        for (var i = wide.Length * Vector<ulong>.Count; i < common; i++) words[i] &= others[i];
    }

    public static int CountOf(ReadOnlySpan<ulong> words)
    {
        var count = 0;
        foreach (var word in words) count += BitOperations.PopCount(word);
        return count;
    }

    public bool Has(int index) => index >= 0 && Has(_words, index);

    public EmployeeMask And(EmployeeMask other)
    {
        var words = (ulong[])_words.Clone();
        Intersect(words, other._words);
        return new EmployeeMask(words);
    }

    public EmployeeMask AndNot(EmployeeMask other)
    {
        var words = (ulong[])_words.Clone();
        for (var i = 0; i < Math.Min(words.Length, other._words.Length); i++) words[i] &= ~other._words[i];
        return new EmployeeMask(words);
    }

    /// <summary>The indexes in the set, lowest first.</summary>
    public IEnumerable<int> Indexes()
    {
        for (var i = 0; i < _words.Length; i++)
        {
            for (var word = _words[i]; word != 0; word &= word - 1) yield return IndexOf(i, word);
        }
    }
}
