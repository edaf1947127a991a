using System.Globalization;

namespace CrmCore;

/// <summary>Cuts a name into words.</summary>
internal static class NameTokenizer
{
    private const int MaxText = 1_000;

    public static List<NameWord> Split(string? text)
    {
        var words = new List<NameWord>();
        var rest = text.AsSpan(0, Math.Min(text?.Length ?? 0, MaxText));
        while (words.Count < 2 * PersonName.MaxTokens)
        {
            var start = 0;
            while (start < rest.Length && !IsPartOfWord(rest, start)) start++;
            var end = start;
            while (end < rest.Length && (IsPartOfWord(rest, end) || IsInner(rest[end]))) end++;
            if (start == end) return words;
            var comma = end < rest.Length && rest[end] is ',' or '،';
            Add(words, rest[start..end], comma);
            rest = rest[end..];
        }

        return words;
    }

    // JC in "JC Juncker" is two initials.
    private static void Add(List<NameWord> words, ReadOnlySpan<char> word, bool comma)
    {
        if (word.Length is 2 && IsUpperConsonant(word[0]) && IsUpperConsonant(word[1]))
        {
            words.Add(new(word[..1].ToString(), false));
            word = word[1..];
        }

        words.Add(new(word.ToString(), comma));
    }

    private static bool IsUpperConsonant(char c) => "BCDFGHJKLMNPQRSTVWXZБВГДЖЗКЛМНПРСТФХЦЧШЩ".Contains(c, StringComparison.Ordinal);

    private static bool IsPartOfWord(ReadOnlySpan<char> text, int at) =>
        char.IsLetterOrDigit(text[at]) || char.IsSurrogate(text[at]) || CharUnicodeInfo.GetUnicodeCategory(text[at])
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format;

    private static bool IsInner(char c) => c is '\'' or '’' or '‘' or 'ʼ' or '`' or '´' or 'ʹ';
}
