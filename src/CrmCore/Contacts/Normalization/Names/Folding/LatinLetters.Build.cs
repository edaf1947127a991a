using System.Globalization;

namespace CrmCore;

/// <content>Spreads the lists of letters over one table, once.</content>
internal static partial class LatinLetters
{
    // A letter of a script without a list: kept as it is. No list can make it.
    private const uint Other = uint.MaxValue;

    private const char FirstPresentationForm = '\uFE80';
    private const char LastPresentationForm = '\uFEFC';

    private static readonly string Presentation = BuildPresentation();

    private static uint[] Build()
    {
        var table = new uint[TableSize];
        for (var c = 'a'; c <= 'z'; c++) (table[c], table[c & ~0x20]) = (c, c);
        foreach (var list in Lists)
        {
            foreach (var entry in list.Split(' ', StringSplitOptions.RemoveEmptyEntries)) Add(table, entry);
        }

        AddComposed(table);
        for (var i = 0; i < TableSize; i++)
        {
            if (table[i] == 0) table[i] = Unlisted((char)i);
        }

        return table;
    }

    // "щ=shch" or, for a letter that is not written, "ъ="
    private static void Add(uint[] table, string entry)
    {
        var latin = entry.AsSpan(2);
        var letters = latin.IsEmpty ? Silent : 0u;
        for (var i = latin.Length - 1; i >= 0; i--) letters = (letters << 8) | latin[i];
        table[entry[0]] = letters;
        var upper = char.ToUpperInvariant(entry[0]);
        if (upper < TableSize && table[upper] == 0) table[upper] = letters;
    }

    // é is e: a letter with a mark is the letter, unless a list says otherwise. Parts come before what is made of them, or in the next round.
    private static void AddComposed(uint[] table)
    {
        for (var round = 0; round < 3; round++)
        {
            foreach (var (composed, letter, _) in CanonicalCompositions.All())
            {
                if (composed < TableSize && letter < TableSize && table[composed] == 0) table[composed] = table[letter];
            }
        }
    }

    private static uint Unlisted(char c)
    {
        if (char.IsDigit(c)) return (uint)('0' + CharUnicodeInfo.GetDecimalDigitValue(c));
        var combining = c is >= '\u0300' and <= '\u036F' or >= '\u0483' and <= '\u0489' or >= '\u0591' and <= '\u05C7' or >= '\u0610' and <= '\u061A'
            or >= '\u064B' and <= '\u065F' or '\u0670' or >= '\u06D6' and <= '\u06ED';
        return !combining && IsPartOfWord(c) ? Other : Silent;
    }

    // "ب4" stands for the four forms of a letter at the end, the start, the middle of a word and alone.
    private static string BuildPresentation()
    {
        var forms = new System.Text.StringBuilder(LastPresentationForm - FirstPresentationForm + 1);
        for (var i = 0; i < PresentationForms.Length; i += 2) forms.Append(PresentationForms[i], PresentationForms[i + 1] - '0');
        return forms.ToString();
    }
}
