using System.Globalization;
using System.Text;

namespace CrmCore;

/// <summary>
/// Writes any alphabet in plain Latin letters: what a person would type who has only those. Own tables, the same in every globalization mode.
/// Letters of scripts without a table (Chinese, Hangul, Devanagari …) stay as they are; marks, apostrophes and all signs go.
/// </summary>
internal static partial class LatinLetters
{
    /// <summary>The letters that one character can become.</summary>
    public const int MaxExpansion = 4;

    private const int TableSize = 0x2000;

    // Up to four ASCII letters a character, the first in the lowest byte.
    private static readonly uint[] Table = Build();

    /// <summary>Writes the text in lower-case Latin letters and digits.</summary>
    /// <returns>How many characters were written; what does not fit any more is left out.</returns>
    public static int Write(ReadOnlySpan<char> text, Span<char> destination)
    {
        var script = LookAlikes.MainScript(text);
        var length = 0;
        var previous = '\0';
        for (var at = 0; at < text.Length && length < destination.Length; at++)
        {
            var c = LookAlikes.Settle(text[at], script);
            if (c >= TableSize) c = Outside(c);
            var letters = c < TableSize ? Contextual(c, previous, destination, ref length) : Other;
            if (letters == Silent) continue;
            previous = c;
            if (letters == Other)
            {
                at += Keep(text[at..], destination, ref length);
                continue;
            }

            for (; letters != 0 && length < destination.Length; letters >>= 8) destination[length++] = (char)(letters & 0xFF);
        }

        return length;
    }

    /// <summary>Gives the text in lower-case Latin letters and digits.</summary>
    public static string Write(ReadOnlySpan<char> text)
    {
        const int usual = 64;
        Span<char> buffer = text.Length <= usual ? stackalloc char[usual * MaxExpansion] : new char[text.Length * MaxExpansion];
        return buffer[..Write(text, buffer)].ToString();
    }

    // ου is u, αυ and ευ end in v; Armenian writes its u with two letters.
    private static uint Contextual(char c, char previous, Span<char> written, ref int length)
    {
        switch (c)
        {
            case 'υ' or 'Υ' or 'ύ' or 'Ύ' when previous is 'ο' or 'Ο':
                return 'u';
            case 'υ' or 'Υ' or 'ύ' or 'Ύ' when previous is 'α' or 'Α' or 'ε' or 'Ε':
                return 'v';
            case 'ւ' or 'Ւ' when previous is 'ո' or 'Ո' && length > 0:
                length--;
                return 'u';
            default:
                return Table[c];
        }
    }

    // Wide forms and the forms that letters take in print lead back into the table. What is no part of a word becomes silent.
    private static char Outside(char c)
    {
        if (c is >= '\uFF01' and <= '\uFF5E') return (char)(c - 0xFEE0);
        if (c is >= FirstPresentationForm and <= LastPresentationForm) return Presentation[c - FirstPresentationForm];
        return IsPartOfWord(c) ? c : '\0';
    }

    // Gives how many characters belong to the letter besides the first.
    private static int Keep(ReadOnlySpan<char> text, Span<char> written, ref int length)
    {
        if (!char.IsSurrogate(text[0]))
        {
            written[length++] = char.ToLowerInvariant(text[0]);
            return 0;
        }

        if (Rune.DecodeFromUtf16(text, out var rune, out _) != System.Buffers.OperationStatus.Done) return 0;
        if (Rune.IsLetter(rune) && length + 1 < written.Length) length += Rune.ToLowerInvariant(rune).EncodeToUtf16(written[length..]);
        return 1;
    }

    private static bool IsPartOfWord(char c) => CharUnicodeInfo.GetUnicodeCategory(c)
        is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber or UnicodeCategory.Surrogate;
}
