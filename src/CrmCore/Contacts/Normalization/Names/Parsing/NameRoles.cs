namespace CrmCore;

/// <summary>Guesses what each word of a name is.</summary>
internal static class NameRoles
{
    private const int LongestGeneration = 8;

    /// <summary>Gives the words that make up the name. When only titles or particles stand there, they are the name.</summary>
    public static NameToken[] Assign(List<NameWord> words)
    {
        var tokens = new List<NameToken>(words.Count);
        var surnameFirst = words.FindIndex(word => word.EndsPart);
        var father = false;
        for (var i = words.Count - 1; i >= 0 && tokens.Count < PersonName.MaxTokens; i--)
        {
            var token = Token(words[i].Text);
            if (token.Skeleton.Length == 0) continue;
            if (words.Count > 1 && NameWords.IsFatherMark(token.Skeleton)) father = true;
            else if (father) tokens.Add(token with { Part = NamePart.Patronymic, IsFather = true });
            else if (words.Count == 1 || !IsBeside(token, i == words.Count - 1) || IsGivenInFront(words, i, token)) tokens.Add(token);
            else if (i > 0 && tokens.Count > 0) MarkBefore(tokens, token.Skeleton);
            if (!NameWords.IsFatherMark(token.Skeleton)) father = false;
        }

        if (tokens.Count == 0) tokens.AddRange(words.Select(word => Token(word.Text)).Where(token => token.Skeleton.Length > 0).Take(PersonName.MaxTokens).Reverse());
        tokens.Reverse();
        MarkPatronymic(tokens);
        MarkSurname(tokens, surnameFirst >= 0 && surnameFirst < words.Count - 1);
        return [.. tokens];
    }

    /// <summary>Takes away Jr, II and their like, which stand after two other words at least; of three words the longer marks too.</summary>
    public static int TakeGeneration(List<NameWord> words)
    {
        for (var i = words.Count - 1; i > 1; i--)
        {
            if (words[i].Text.Length > LongestGeneration) continue;
            Span<char> latin = stackalloc char[LongestGeneration * LatinLetters.MaxExpansion];
            var generation = NameWords.Generation(latin[..LatinLetters.Write(words[i].Text, latin)]);
            if (generation == 0) continue;
            words.RemoveAt(i);
            return generation;
        }

        return 0;
    }

    // Small words stand before others: "Van An" ends in a name.
    private static bool IsBeside(NameToken token, bool last) =>
        !token.IsInitial && (NameWords.IsTitle(token.Skeleton) || (!last && NameWords.IsParticle(token.Skeleton)) || NameWords.IsTitle(token.Latin));

    // The words are read from the last to the first: the last one taken is the one that the small word stands before.
    private static void MarkBefore(List<NameToken> tokens, string small)
    {
        if (NameWords.IsTitle(small)) return;
        var token = tokens[^1];
        tokens[^1] = token with { Before = small + token.Before, IsFather = token.IsFather || NameWords.IsSonMark(small) };
    }

    // Ben Carter, Al Moreno, Graf, Ann: particles elsewhere, given names where one is expected.
    private static bool IsGivenInFront(List<NameWord> words, int at, NameToken token) =>
        (at == 0 ? words.Count < 4 : words[at - 1].EndsPart) && token.Groups.Length > 0 && !NameWords.IsTitle(token.Skeleton) && !NameWords.IsTitle(token.Latin);

    private static NameToken Token(string text)
    {
        var latin = LatinLetters.Write(Readable(text));
        if (latin.Length > NameFolding.MaxLength) latin = latin[..NameFolding.MaxLength];
        var skeleton = NameFolding.Fold(latin);
        var initial = text.Length == 1 && (char.IsUpper(text[0]) || char.IsLower(text[0]));
        return new(latin, skeleton, NameEndings.Masculine(skeleton), initial ? NamePart.Initial : NamePart.Word, !IsAbjad(text));
    }

    // Sech1n, Ig0r: digits among letters are taken for the letters they look like.
    private static string Readable(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('0', '9') || text.Count(char.IsLetter) * 2 <= text.Length) return text;
        return string.Create(text.Length, text, static (letters, source) =>
        {
            for (var i = 0; i < letters.Length; i++)
            {
                letters[i] = source[i] switch { '0' => 'o', '1' => 'i', '3' => 'e', '4' => 'a', '5' => 's', '8' => 'b', '9' => 'g', var c => c };
            }
        });
    }

    private static bool IsAbjad(string text) =>
        text.AsSpan().ContainsAnyInRange('\u0590', '\u06FF') || text.AsSpan().ContainsAnyInRange('\uFB1D', '\uFEFC');

    private static void MarkPatronymic(List<NameToken> tokens)
    {
        if (tokens.Exists(token => token.Part == NamePart.Patronymic)) return;
        for (var i = tokens.Count - 1; i > 0; i--)
        {
            if (tokens[i].IsInitial || NameEndings.Patronymic(tokens[i].Folded, certain: tokens.Count < 3) is not { } man) continue;
            tokens[i] = tokens[i] with { Skeleton = man, Part = NamePart.Patronymic, IsFather = true };
            return;
        }
    }

    // The word before a comma; else the word that ends as a surname and is no given name; else, of two or more, the last.
    private static void MarkSurname(List<NameToken> tokens, bool first)
    {
        if (tokens.Count == 0) return;
        var given = tokens.FindIndex(token => token.Part == NamePart.Word && token.Groups.Length > 0);
        var surname = first && tokens[0].Part == NamePart.Word
            ? 0
            : tokens.FindIndex(token => token.Part == NamePart.Word && token.Groups.Length == 0 && NameEndings.LooksLikeSurname(token.Skeleton));
        if (surname < 0) surname = tokens.FindLastIndex(token => token.Part == NamePart.Word && token.Groups.Length == 0);
        if (surname < 0 && tokens.Count > 1) surname = tokens.FindLastIndex(token => token.Part == NamePart.Word);
        if (surname == given) given = tokens.FindIndex(token => token.Part == NamePart.Word && token != tokens[surname < 0 ? 0 : surname]);
        if (given >= 0) tokens[given] = tokens[given] with { Part = NamePart.Given };
        if (surname >= 0 && surname != given) tokens[surname] = tokens[surname] with { Part = NamePart.Surname };
    }
}
