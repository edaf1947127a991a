using System.Text;

namespace CrmCore;

/// <summary>What belongs to one person: the ids of their cards, and the values by which they are recognised in any text (R65).</summary>
/// <param name="ids">The person's cards, and the events that are about nobody else.</param>
/// <param name="near">Events about the person's deals: they may name the person, and say other things too.</param>
/// <param name="keys">Values that are this person's alone: phones in E.164, addresses, messenger and visitor ids. They are looked for everywhere.</param>
/// <param name="words">Names and other words that others may have too: they count only where a row is about the person anyway.</param>
internal sealed class PersonalValues(IReadOnlySet<Guid> ids, IReadOnlySet<Guid> near, IEnumerable<string> keys, IEnumerable<string> words)
{
    private const int ShortestKey = 5;
    private const int FewestDigits = 9;

    private readonly string[] _keys = [.. keys.Where(k => k.Length >= ShortestKey).Distinct(StringComparer.OrdinalIgnoreCase)];
    private readonly string[] _words = [.. words.Where(w => w.Length >= 3).Distinct(StringComparer.Ordinal)];
    private readonly string[] _digits = [.. keys.Where(k => k.StartsWith('+')).Select(Digits).Where(d => d.Length >= FewestDigits).Select(d => d[^FewestDigits..]).Distinct(StringComparer.Ordinal)];

    public bool Has(Guid id) => ids.Contains(id);

    public bool IsNear(Guid id) => near.Contains(id);

    /// <summary>Whether a text holds a value that is this person's alone, a phone in whatever spelling.</summary>
    public bool HasKey(string text) => Array.Exists(_keys, k => HasWord(text, k, StringComparison.OrdinalIgnoreCase)) || HasNumber(text);

    /// <summary>Whether a text holds anything of the person's: a key, a name, another word.</summary>
    public bool HasAny(string text) => HasKey(text) || Array.Exists(_words, w => HasWord(text, w, StringComparison.Ordinal));

    // Whole words: "Ann" is not in "Annual", and the chat 7712345 is not 77123456.
    private static bool HasWord(string text, string word, StringComparison comparison)
    {
        for (var at = text.IndexOf(word, comparison); at >= 0; at = text.IndexOf(word, at + 1, comparison))
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]))) return true;
        }

        return false;
    }

    private bool HasNumber(string text)
    {
        if (_digits.Length == 0) return false;
        var run = new StringBuilder();
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c)) run.Append(c);
            else if (c is not (' ' or '-' or '(' or ')' or '.' or '/' or '\u00A0') && HasDigits(run)) return true;
        }

        return HasDigits(run);
    }

    // Digits that stand together but for what people write between them.
    private bool HasDigits(StringBuilder run)
    {
        var digits = run.ToString();
        run.Clear();
        return digits.Length >= FewestDigits && Array.Exists(_digits, d => digits.Contains(d, StringComparison.Ordinal));
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));
}
