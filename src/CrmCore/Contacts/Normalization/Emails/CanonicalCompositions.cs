using System.Collections.Frozen;
using System.Text;

namespace CrmCore;

/// <summary>
/// Joins letters with the combining marks after them (Unicode normalization form C), the same in every globalization mode.
/// Marks are taken in the order in which they stand.
/// </summary>
internal static partial class CanonicalCompositions
{
    private const char FirstMark = '\u0300';

    private static readonly Lazy<FrozenDictionary<(char Letter, char Mark), char>> Pairs = new(Read);

    /// <summary>Gives the text with its marks joined to their letters.</summary>
    public static string Compose(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange(FirstMark, char.MaxValue)) return text;
        var pairs = Pairs.Value;
        var composed = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (composed.Length > 0 && (pairs.TryGetValue((composed[^1], c), out var joined) || JoinHangul(composed[^1], c, out joined))) composed[^1] = joined;
            else composed.Append(c);
        }

        return composed.ToString();
    }

    /// <summary>Gives each composed character with the letter and the mark that it is made of.</summary>
    public static IEnumerable<(char Composed, char Letter, char Mark)> All()
    {
        for (var i = 0; i < Table.Length; i += 3) yield return (Table[i + 2], Table[i], Table[i + 1]);
    }

    // Korean syllables stand in the order of their parts: 19 leads × 21 vowels × (none or 27 tails).
    private static bool JoinHangul(char before, char c, out char joined)
    {
        const int syllables = 0xAC00, leads = 0x1100, vowels = 0x1161, noTail = 0x11A7, leadCount = 19, vowelCount = 21, tailCount = 28;
        int lead = before - leads, vowel = c - vowels, syllable = before - syllables, tail = c - noTail;
        joined = default;
        if (lead is >= 0 and < leadCount && vowel is >= 0 and < vowelCount)
        {
            joined = (char)(syllables + (((lead * vowelCount) + vowel) * tailCount));
        }
        else if (syllable is >= 0 and < leadCount * vowelCount * tailCount && syllable % tailCount == 0 && tail is > 0 and < tailCount)
        {
            joined = (char)(before + tail);
        }

        return joined != default;
    }

    private static FrozenDictionary<(char Letter, char Mark), char> Read()
    {
        var pairs = new Dictionary<(char Letter, char Mark), char>(Table.Length / 3);
        for (var i = 0; i < Table.Length; i += 3) pairs.Add((Table[i], Table[i + 1]), Table[i + 2]);
        return pairs.ToFrozenDictionary();
    }
}
