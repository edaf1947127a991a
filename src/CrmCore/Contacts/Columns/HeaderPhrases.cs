using System.Collections.Frozen;

namespace CrmCore;

/// <summary>What the words of a header mean, in the languages of the usual exports.</summary>
internal static partial class HeaderPhrases
{
    /// <summary>The most words that a phrase has.</summary>
    private const int Longest = 7;

    private static readonly Lazy<FrozenDictionary<string, ColumnMeaning>> Meanings = new(Read);

    /// <summary>Words that say that the column is about another one: whether it is verified, of which kind it is.</summary>
    private static readonly FrozenSet<string> About = new[]
    {
        "type", "label", "тип", "typ", "status", "verified", "valid", "confirmed", "consent", "opt", "opted", "optin", "optout", "count", "flag", "has", "is", "phonetic", "bounced", "quality",
        "подтвержден", "проверен", "согласие", "рассылка", "количество", "last", "modified", "updated", "изменения", "редактирования", "изменен", "attempts", "extension",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What a header says by itself.</summary>
    public static HeaderReading Of(string header)
    {
        var all = HeaderText.Words(header);
        if (Find(all, 0, all.Count) is { } exact) return new HeaderReading(exact, Whole: true, string.Join(' ', all));
        var words = all.FindAll(word => !char.IsAsciiDigit(word[0]));
        if (words.Count == 0) return default;
        if (words.Count != all.Count && Find(words, 0, words.Count) is { } unnumbered) return new HeaderReading(unnumbered, Whole: true, string.Join(' ', words));
        var part = LongestPart(words);
        if (part.Meaning is null or ColumnMeaning.Truth) return part;
        var other = words.Exists(word => About.Contains(word) && !part.Words.Split(' ').Contains(word, StringComparer.Ordinal));
        return other ? new HeaderReading(ColumnMeaning.Category, Whole: false, string.Join(' ', words)) : part;
    }

    /// <summary>How much a word says against others in one header: in <c>company phone</c> the phone counts.</summary>
    private static int Weight(ColumnMeaning meaning) => meaning switch
    {
        ColumnMeaning.Utm or ColumnMeaning.Truth => 6,
        ColumnMeaning.Email or ColumnMeaning.Phone => 5,
        ColumnMeaning.Messenger or ColumnMeaning.Owner or ColumnMeaning.BirthDate or ColumnMeaning.TaxId or ColumnMeaning.Identifier => 4,
        ColumnMeaning.Postcode or ColumnMeaning.GivenName or ColumnMeaning.Surname or ColumnMeaning.Patronymic or ColumnMeaning.CreatedAt or ColumnMeaning.ClosedAt => 3,
        ColumnMeaning.FullName or ColumnMeaning.RowId or ColumnMeaning.Category => 0,
        ColumnMeaning.Address => 1,
        _ => 2,
    };

    /// <summary>Whether a word is too short to be trusted amid others: "by", "il", "via" mean a city or a street somewhere.</summary>
    private static bool IsWeak(string word) =>
        word.Length < 4 && char.IsAscii(word[0]) && word is not ("tel" or "zip" or "dob" or "ssn" or "vat" or "fax" or "utm" or "tag" or "plz" or "gsm");

    private static HeaderReading LongestPart(List<string> words)
    {
        var best = default(HeaderReading);
        var bestRank = -1;
        for (var start = 0; start < words.Count; start++)
        {
            for (var length = Math.Min(Longest, words.Count - start); length > 0; length--)
            {
                if ((length == 1 && IsWeak(words[start])) || Find(words, start, length) is not { } meaning) continue;

                // In most languages' exports the head word stands last; longer phrases say more than shorter ones.
                var rank = (Weight(meaning) * 100) + (length * 10) + start;
                if (rank <= bestRank) continue;
                bestRank = rank;
                best = new HeaderReading(meaning, Whole: false, string.Join(' ', words.GetRange(start, length)));
            }
        }

        return best;
    }

    private static ColumnMeaning? Find(List<string> words, int start, int length) =>
        length is > 0 and <= Longest && Meanings.Value.TryGetValue(string.Join(' ', words.GetRange(start, length)), out var meaning) ? meaning : null;

    private static FrozenDictionary<string, ColumnMeaning> Read()
    {
        var meanings = new Dictionary<string, ColumnMeaning>(StringComparer.Ordinal);
        foreach (var (meaning, phrases) in (IEnumerable<(ColumnMeaning Meaning, string Phrases)>)[.. People, .. Places, .. Rows])
        {
            foreach (var phrase in phrases.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                meanings.TryAdd(string.Join(' ', HeaderText.Words(phrase)), meaning);
            }
        }

        return meanings.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

/// <summary>What a header says: the meaning, whether by all of its words, and the words that said it.</summary>
internal readonly record struct HeaderReading(ColumnMeaning? Meaning, bool Whole, string Words);
