using System.Buffers;
using System.Text;

namespace CrmCore.Storage.PostgreSql;

/// <summary>
/// PostgreSQL's texts hold neither U+0000 nor half a surrogate pair, and ours may. Those are written as two characters, and the two characters that
/// begin such a pair as well, so that every text comes back as it was, equal texts stay equal and the order of code points stays the order:
/// U+0000 is U+0001 U+0001, and U+0001 is U+0001 U+0002; half a pair is U+E000 and a character that says which, and U+E000 is U+E000 U+0900.
/// </summary>
internal static class StoredText
{
    private const char Low = '\u0001';
    private const char High = '\uE000';
    private const int Base = 0x20;
    private const char HighItself = '\u0900';

    private static readonly SearchValues<char> Marks = SearchValues.Create([Low, High]);

    public static string Encode(string text)
    {
        var span = text.AsSpan();
        return span.ContainsAnyInRange('\u0000', Low) || span.ContainsAnyInRange('\uD800', High) ? Escape(text) : text;
    }

    public static string Decode(string text) => text.AsSpan().ContainsAny(Marks) ? Unescape(text) : text;

    private static string Escape(string text)
    {
        var result = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\0') result.Append(Low).Append('\u0001');
            else if (c == Low) result.Append(Low).Append('\u0002');
            else if (c == High) result.Append(High).Append(HighItself);
            else if (!char.IsSurrogate(c)) result.Append(c);
            else if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1])) result.Append(c).Append(text[++i]);
            else result.Append(High).Append((char)(c - '\uD800' + Base));
        }

        return result.ToString();
    }

    private static string Unescape(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (!Marks.Contains(c) || i + 1 == text.Length) result.Append(c);
            else if (c == Low) result.Append(text[++i] == '\u0001' ? '\0' : Low);
            else if (text[++i] == HighItself) result.Append(High);
            else result.Append((char)(text[i] - Base + '\uD800'));
        }

        return result.ToString();
    }
}
