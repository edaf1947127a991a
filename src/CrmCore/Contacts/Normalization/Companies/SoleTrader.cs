namespace CrmCore;

/// <summary>A sole trader's firm bears the trader's own name: ИП Сидоров И. П. is compared as the person.</summary>
internal static class SoleTrader
{
    private const int LongestName = 200;
    private const int MostFormWords = 3;
    private const int MostNameWords = 4;

    /// <summary>Gives the person whom the firm is named after, or null when what is left without the legal form is no full name.</summary>
    public static PersonName? Of(CompanyName company)
    {
        if (company.Source.Length > LongestName) return null;
        var words = company.Source.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var start = FormAtStart(words);
        var end = words.Length;
        if (start == 0 && end > 1 && IsForm(words.AsSpan(end - 1))) end--;

        // A form that does not stand alone at one end may be a part of another word.
        if (company.Kind == LegalKind.Sole && end - start == words.Length) return null;
        if (end - start is 0 or > MostNameWords) return null;
        var person = PersonName.Parse(string.Join(' ', words, start, end - start));
        return IsFull(person) ? person : null;
    }

    private static int FormAtStart(string[] words)
    {
        for (var count = Math.Min(MostFormWords, words.Length - 1); count > 0; count--)
        {
            if (IsForm(words.AsSpan(0, count))) return count;
        }

        return 0;
    }

    private static bool IsForm(ReadOnlySpan<string> words)
    {
        var latin = "";
        foreach (var word in words) latin += latin.Length == 0 ? LatinLetters.Write(word) : " " + LatinLetters.Write(word);
        return LegalForms.Of(latin) == LegalKind.Sole;
    }

    private static bool IsFull(PersonName name) =>
        name.Tokens.Length > 1 && name.Surname is not null
        && (name.Patronymic is not null || Array.Exists(name.Tokens, token => token.IsInitial || token.Groups.Length > 0));
}
