using System.Globalization;
using System.Text;

namespace CrmCore;

/// <summary>Cuts parts of an address into words, and makes keys of words.</summary>
internal static class AddressText
{
    private const int MaxKey = 96;
    private const int LeastStem = 3;

    private static readonly string[] StreetEndings = ["strasse", "str", "straat", "gatan", "gata", "vagen", "gade", "katu"];

    /// <summary>Gives the words in Latin letters. "53к2" is one word, "д.5" and "д5" are two.</summary>
    public static List<string> Words(string part)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= part.Length; i++)
        {
            var inside = i < part.Length && IsInWord(part, i);
            var turn = inside && start >= 0 && char.IsLetter(part[i - 1]) && char.IsDigit(part[i]) && !char.IsDigit(part[start]);
            if ((!inside || turn) && start >= 0)
            {
                Add(words, part[start..i]);
                start = turn ? i : -1;
            }
            else if (inside && start < 0)
            {
                start = i;
            }
        }

        return words;
    }

    /// <summary>Gives the skeletons of the words; Hauptstraße and Hauptstr. are one.</summary>
    public static string Key(List<string> words)
    {
        var key = new StringBuilder();
        foreach (var word in words)
        {
            var skeleton = NameFolding.Fold(Stem(word));
            if (skeleton.Length == 0 || key.Length + skeleton.Length >= MaxKey) continue;
            if (key.Length > 0) key.Append(' ');
            key.Append(skeleton);
        }

        return key.ToString();
    }

    private static string Stem(string word)
    {
        foreach (var ending in StreetEndings)
        {
            if (word.Length >= ending.Length + LeastStem && word.EndsWith(ending, StringComparison.Ordinal)) return word[..^ending.Length];
        }

        return word;
    }

    private static bool IsInWord(string part, int at) =>
        char.IsLetterOrDigit(part[at]) || part[at] is '\'' or '’' || IsHyphenInAbbreviation(part, at)
        || CharUnicodeInfo.GetUnicodeCategory(part[at]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;

    // пр-т, б-р
    private static bool IsHyphenInAbbreviation(string part, int at) =>
        part[at] == '-' && at > 0 && at + 1 < part.Length && char.IsLetter(part[at - 1]) && char.IsLetter(part[at + 1])
        && (at + 2 == part.Length || !char.IsLetter(part[at + 2]));

    private static void Add(List<string> words, string word)
    {
        var latin = LatinLetters.Write(word);
        if (latin.Length > 0) words.Add(latin);
    }
}
