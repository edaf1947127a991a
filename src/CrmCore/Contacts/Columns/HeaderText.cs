using System.Text;

namespace CrmCore;

/// <summary>The words of a header: <c>E-mail 1 - Value</c> and <c>emailValue</c> come out alike.</summary>
internal static class HeaderText
{
    private const string Marked = "àáâãäåāăąçćčďđèéêëēėęěğģìíîïīįıķłļľñńņňòóôõöøōőŕřśşšșťţțùúûüūůűųýÿźżžёйїґў";
    private const string Plain = "aaaaaaaaacccddeeeeeeeeggiiiiiiiklllnnnnoooooooorrsssstttuuuuuuuuyyzzzеиігу";

    /// <summary>The words in lower case, without accents; a number beside a word is a word of its own.</summary>
    public static List<string> Words(string header)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var before = '\0';
        foreach (var c in header)
        {
            if (char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark) continue;
            if (!char.IsLetterOrDigit(c))
            {
                if (c is '#' or '№' or '+') End(words, word).Add(c.ToString());
                else if (c is not ('\'' or '’' or '.')) End(words, word);
            }
            else
            {
                if ((char.IsUpper(c) && char.IsLower(before)) || char.IsAsciiDigit(c) != char.IsAsciiDigit(before)) End(words, word);
                Append(word, c);
            }

            before = c;
        }

        End(words, word);
        Join(words);
        return words;
    }

    private static void Append(StringBuilder word, char c)
    {
        var lower = c is 'İ' ? 'i' : char.ToLowerInvariant(c);
        if (lower is 'ß') word.Append("ss");
        else if (lower is 'æ') word.Append("ae");
        else word.Append(Marked.IndexOf(lower, StringComparison.Ordinal) is >= 0 and var at ? Plain[at] : lower);
    }

    private static List<string> End(List<string> words, StringBuilder word)
    {
        if (word.Length > 0) words.Add(word.ToString());
        word.Clear();
        return words;
    }

    /// <summary>Makes one word of <c>e-mail</c>.</summary>
    private static void Join(List<string> words)
    {
        for (var i = words.Count - 2; i >= 0; i--)
        {
            if (words[i] is not ("e" or "е" or "э") || words[i + 1] is not ("mail" or "mails" or "маил" or "mailadresse" or "posta" or "postası")) continue;
            words[i] += words[i + 1];
            words.RemoveAt(i + 1);
        }
    }
}
