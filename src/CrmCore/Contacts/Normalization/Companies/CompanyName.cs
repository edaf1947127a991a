using System.Globalization;

namespace CrmCore;

/// <summary>A company's name taken apart: its words, without the legal form.</summary>
internal sealed class CompanyName
{
    /// <summary>The rest of a longer name is not looked at.</summary>
    public const int MaxWords = 16;

    private const int MaxText = 1_000;
    private const double GenericWeight = 0.3;
    private const double CommonWeight = 0.4;
    private const double NumberWeight = 0.4;

    private CompanyName(string source, CompanyWord[] words, LegalKind kind, string initials, string joined, string asWritten)
    {
        Source = source;
        AsWritten = asWritten;
        Words = words;
        Kind = kind;
        Initials = initials;
        Joined = joined;
    }

    public CompanyWord[] Words { get; }

    public LegalKind Kind { get; }

    /// <summary>Gets the first letters of all words, of which an acronym may be made.</summary>
    public string Initials { get; }

    /// <summary>Gets the skeletons of all words, small ones too, run together: spaces are often set otherwise.</summary>
    public string Joined { get; }

    /// <summary>Gets the words as they were written, run together and folded: a part of a word stands for nothing.</summary>
    public string AsWritten { get; }

    /// <summary>Gets the name as it was given.</summary>
    public string Source { get; }

    public static CompanyName Parse(string? text)
    {
        var latin = Split(text);
        var kept = WithoutLegalForm(latin, out var kind);
        if (kept.Count == 0) kept = latin;
        if (kept.Exists(word => !CompanyWords.IsDropped(word))) latin = kept.FindAll(word => !CompanyWords.IsDropped(word));
        else latin = kept;
        var words = latin.Take(MaxWords).Select(word => Word(CompanyWords.Canonical(word))).Where(word => word.Skeleton.Length > 0).ToArray();
        return new(text ?? "", words, kind, string.Concat(words.Select(word => word.Latin[0])), Join(kept), RunTogether(kept));
    }

    // Folded as one word, because the sounds at the seams depend on each other.
    private static string RunTogether(List<string> words)
    {
        var latin = string.Concat(words);
        return latin.Length < NameFolding.MaxLength ? NameFolding.Fold(latin) : latin;
    }

    private static string Join(List<string> words)
    {
        const int longest = 2 * NameFolding.MaxLength;
        Span<char> joined = stackalloc char[longest + NameFolding.MaxLength];
        var length = 0;
        for (var i = 0; i < Math.Min(words.Count, MaxWords) && length < longest; i++) length += NameFolding.FoldLatin(CompanyWords.Canonical(words[i]), joined[length..]);
        return joined[..Math.Min(length, longest)].ToString();
    }

    private static CompanyWord Word(string latin)
    {
        var number = latin.AsSpan().ContainsAnyInRange('0', '9') || IsRoman(latin);
        var weight = number ? NumberWeight : CompanyWords.IsGeneric(latin) ? GenericWeight : CompanyWords.IsCommon(latin) ? CommonWeight : 1;
        return new(latin, NameFolding.Fold(latin), number, weight);
    }

    private static bool IsRoman(string latin) => latin.Length < 6 && !latin.AsSpan().ContainsAnyExcept("ivx");

    // Letters with full stops between are one word: A.B.C., L.L.C.
    private static List<string> Split(string? text)
    {
        var words = new List<string>();
        var rest = text.AsSpan(0, Math.Min(text?.Length ?? 0, MaxText));
        while (!rest.IsEmpty && words.Count < 2 * MaxWords)
        {
            var start = 0;
            while (start < rest.Length && !IsLetter(rest[start])) start++;
            var end = start;
            while (end < rest.Length && (IsLetter(rest[end]) || rest[end] is '\'' or '’' || IsDotInAcronym(rest, end))) end++;
            var word = LatinLetters.Write(rest[start..end]);
            if (word.Length > 0) words.Add(word.Length > NameFolding.MaxLength ? word[..NameFolding.MaxLength] : word);
            rest = rest[end..];
        }

        return words;
    }

    private static bool IsDotInAcronym(ReadOnlySpan<char> text, int at) =>
        text[at] == '.' && at > 0 && (at == 1 || !IsLetter(text[at - 2])) && IsLetter(text[at - 1])
        && at + 1 < text.Length && IsLetter(text[at + 1]) && (at + 2 >= text.Length || !IsLetter(text[at + 2]));

    private static bool IsLetter(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || CharUnicodeInfo.GetUnicodeCategory(c)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format;

    private static List<string> WithoutLegalForm(List<string> words, out LegalKind kind)
    {
        kind = LegalKind.None;
        var kept = new List<string>(words.Count);
        for (var i = 0; i < words.Count;)
        {
            var taken = 0;
            for (var count = Math.Min(LegalForms.MaxWords, words.Count - i); count > 0 && taken == 0; count--)
            {
                var found = LegalForms.Of(count == 1 ? words[i] : string.Join(' ', words.Skip(i).Take(count)));
                if (found == LegalKind.None) continue;
                taken = count;
                kind = Stronger(kind, found);
            }

            if (taken == 0) kept.Add(words[i]);
            i += Math.Max(taken, 1);
        }

        return kept;
    }

    // "Co., Ltd." and "Company Inc." name two: the first that is not just "company" decides; a sole trader's or a charity's form always does.
    private static LegalKind Stronger(LegalKind known, LegalKind found) => found > known ? found : known;
}
