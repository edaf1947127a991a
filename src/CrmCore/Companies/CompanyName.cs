using System.Text;

namespace CrmCore;

/// <summary>Folds a company's name to what makes it that company: without legal form, quotes, punctuation, case.</summary>
internal static class CompanyName
{
    private const int Longest = 200;

    private static readonly HashSet<string> Forms = new(StringComparer.Ordinal)
    {
        "ооо", "оао", "зао", "пао", "ао", "нао", "ип", "чп", "тоо", "тов", "фгуп", "муп", "гуп", "ано", "нко", "кфх", "ooo", "oao", "zao", "pao",
        "ltd", "limited", "llc", "llp", "lp", "inc", "incorporated", "corp", "corporation", "co", "company", "plc", "gmbh", "mbh", "ag", "kg", "ohg",
        "ug", "ev", "sa", "sarl", "sas", "srl", "spa", "sl", "bv", "nv", "ab", "as", "oy", "oyj", "aps", "kft", "zrt", "sp", "zoo", "doo", "sro", "pty",
        "pte", "bhd", "kk",
    };

    /// <summary>The key; the name itself in lower case where nothing but a legal form is left.</summary>
    public static string Key(string name)
    {
        var words = Words(name);
        var kept = words.Where(w => !Forms.Contains(w)).ToList();
        var key = string.Join(' ', kept.Count > 0 ? kept : words);
        return key.Length > Longest ? key[..Longest] : key;
    }

    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsLetterOrDigit(c)) word.Append(c is 'Ё' or 'ё' ? 'е' : char.ToLowerInvariant(c));

            // Points stand within forms: "s.r.o.", "e.V."; whatever else is no letter parts words.
            else if (c != '.') End(words, word);
        }

        End(words, word);
        return words;
    }

    private static void End(List<string> words, StringBuilder word)
    {
        if (word.Length > 0) words.Add(word.ToString());
        word.Clear();
    }
}
