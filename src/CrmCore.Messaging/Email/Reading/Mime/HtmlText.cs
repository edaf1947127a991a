using System.Net;
using System.Text;

namespace CrmCore.Messaging;

/// <summary>The words of an HTML letter as plain text: for searching and for lists, not for show.</summary>
internal static class HtmlText
{
    private static readonly HashSet<string> Silent = new(StringComparer.OrdinalIgnoreCase) { "script", "style", "head", "title" };

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "br", "p", "div", "tr", "li", "ul", "ol", "table", "blockquote", "pre", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "body", "section",
    };

    public static string ToPlain(string html)
    {
        var text = new StringBuilder(html.Length);
        var position = 0;
        while (position < html.Length)
        {
            var open = html.IndexOf('<', position);
            AppendWords(text, html.AsSpan(position, (open < 0 ? html.Length : open) - position));
            if (open < 0)
                break;
            position = AfterTag(html, open, text);
        }

        return Tidy(text.ToString());
    }

    private static int AfterTag(string html, int open, StringBuilder text)
    {
        if (html.AsSpan(open).StartsWith("<!--"))
        {
            var closed = html.IndexOf("-->", open + 4, StringComparison.Ordinal);
            return closed < 0 ? html.Length : closed + 3;
        }

        var nameStart = open + 1 < html.Length && html[open + 1] == '/' ? open + 2 : open + 1;
        if (nameStart >= html.Length || !(char.IsAsciiLetter(html[nameStart]) || html[nameStart] is '!' or '?'))
        {
            // A lone "less than" is text.
            text.Append('<');
            return open + 1;
        }

        var nameEnd = nameStart;
        while (nameEnd < html.Length && char.IsAsciiLetterOrDigit(html[nameEnd]))
            nameEnd++;
        var name = html[nameStart..nameEnd];
        var end = TagEnd(html, nameEnd);
        if (nameStart == open + 1 && Silent.Contains(name))
        {
            var closing = html.IndexOf("</" + name, end, StringComparison.OrdinalIgnoreCase);
            return closing < 0 ? html.Length : TagEnd(html, closing + 2);
        }

        if (Blocks.Contains(name))
            text.Append('\n');
        else if (name.Equals("td", StringComparison.OrdinalIgnoreCase) || name.Equals("th", StringComparison.OrdinalIgnoreCase))
            text.Append(' ');
        return end;
    }

    /// <summary>The position after the tag's end; a greater-than sign within an attribute's quotes does not end it.</summary>
    private static int TagEnd(string html, int position)
    {
        var quote = '\0';
        for (var i = position; i < html.Length; i++)
        {
            if (quote != '\0')
                quote = html[i] == quote ? '\0' : quote;
            else if (html[i] is '"' or '\'' && html[i - 1] == '=')
                quote = html[i];
            else if (html[i] == '>')
                return i + 1;
        }

        // An unclosed quote hides every end: the first sign will do.
        var plain = html.IndexOf('>', position);
        return plain < 0 ? html.Length : plain + 1;
    }

    private static void AppendWords(StringBuilder text, ReadOnlySpan<char> piece)
    {
        if (piece.IsEmpty)
            return;
        foreach (var c in WebUtility.HtmlDecode(piece.ToString()))
        {
            var blank = c == '\u00A0' || char.IsWhiteSpace(c);
            if (!blank)
                text.Append(c);
            else if (text.Length > 0 && text[^1] is not (' ' or '\n'))
                text.Append(' ');
        }
    }

    /// <summary>No spaces at the ends of lines, at most one empty line together.</summary>
    private static string Tidy(string text)
    {
        var result = new StringBuilder(text.Length);
        var empty = 0;
        foreach (var line in text.Split('\n'))
        {
            var trimmed = line.Trim(' ');
            empty = trimmed.Length == 0 ? empty + 1 : 0;
            if (empty <= 1)
                result.Append(trimmed).Append('\n');
        }

        return result.ToString().Trim('\n');
    }
}
