namespace CrmCore;

/// <summary>Tells when a name was typed with the wrong keyboard layout: it cannot be spoken, and what the same keys give elsewhere is a name.</summary>
internal static class WrongLayout
{
    // In a row: what is rare enough to look at the other layout, and what no name has.
    private const int ManyConsonants = 2;
    private const int MostConsonants = 3;

    // Keys that carry a letter on the Russian layout: б, ж, э, х, ъ, ю.
    private const string LetterKeys = ";'[],.";

    /// <summary>Whether the name as written may be the wrong layout: no word of it is a known name, and one is no word at all.</summary>
    public static bool IsPossible(string text, NameToken[] tokens) =>
        !Array.Exists(tokens, IsKnown)
        && (Array.Exists(tokens, token => !token.IsInitial && !IsPronounceable(token.Latin, ManyConsonants)) || HasKeyInWord(text));

    /// <summary>Whether this is what was meant: words that can be spoken, one of them a known name.</summary>
    public static bool Explains(NameToken[] tokens) =>
        Array.TrueForAll(tokens, token => token.IsInitial || IsPronounceable(token.Skeleton, MostConsonants))
        && Array.Exists(tokens, token => IsKnown(token) || (token.Skeleton.Length > 4 && NameEndings.IsSlavicSurname(token.Skeleton)));

    private static bool IsKnown(NameToken token) =>
        token.Part == NamePart.Patronymic || (token.Skeleton.Length > 2 && token.Groups.Length > 0);

    private static bool IsPronounceable(string word, int mostConsonants)
    {
        int vowels = 0, run = 0;
        foreach (var c in word)
        {
            run++;
            if (c is 'a' or 'e' or 'i' or 'o' or 'u') (vowels, run) = (vowels + 1, 0);
            if (run > mostConsonants) return false;
        }

        return vowels * 5 >= word.Length;
    }

    private static bool HasKeyInWord(string text)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (LetterKeys.Contains(text[i], StringComparison.Ordinal) && char.IsAsciiLetter(text[i + 1]) && (text[i] != '\'' || i == 0) && text[i] != '.') return true;
        }

        return false;
    }
}
