using System.Text;

namespace CrmCore.Messaging;

/// <summary>Small readings of header values.</summary>
internal static class HeaderText
{
    /// <summary>Raw header bytes as text: UTF-8 (RFC 6532), else Windows-1251, which is what old Russian programs wrote.</summary>
    public static string FromBytes(ReadOnlySpan<byte> bytes, ProblemList? problems)
    {
        if (Charsets.TryUtf8(bytes, out var text))
            return text;
        problems?.Add("A header carries bytes that are not UTF-8; they were read as windows-1251");
        return Charsets.Windows1251.GetString(bytes);
    }

    /// <summary>An unstructured value with its encoded words decoded.</summary>
    public static string Decode(string value, ProblemList? problems) => EncodedWords.Decode(value, problems).Trim();

    /// <summary>The value without its comments, which nest; a space stands where each was. Quoted strings stay as they are.</summary>
    public static string WithoutComments(string value)
    {
        if (!value.Contains('(', StringComparison.Ordinal))
            return value;
        var result = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length;)
        {
            var end = value[i] switch
            {
                '"' => QuotedEnd(value, i),
                '(' => CommentEnd(value, i),
                _ => -1,
            };
            if (end < 0)
            {
                // An unclosed quote or comment: nothing after it can be told apart any more.
                if (value[i] is '"' or '(')
                    return result.Append(value, i, value.Length - i).ToString();
                result.Append(value[i++]);
                continue;
            }

            if (value[i] == '(')
                result.Append(' ');
            else
                result.Append(value, i, end - i);
            i = end;
        }

        return result.ToString();
    }

    /// <summary>The position after the quoted string that starts here, or -1 when it is not closed.</summary>
    public static int QuotedEnd(string value, int start)
    {
        for (var i = start + 1; i < value.Length; i++)
        {
            if (value[i] == '\\')
                i++;
            else if (value[i] == '"')
                return i + 1;
        }

        return -1;
    }

    /// <summary>The position after the comment that starts here, or -1 when it is not closed.</summary>
    public static int CommentEnd(string value, int start)
    {
        var depth = 0;
        for (var i = start; i < value.Length; i++)
        {
            if (value[i] == '\\')
                i++;
            else if (value[i] == '(')
                depth++;
            else if (value[i] == ')' && --depth == 0)
                return i + 1;
        }

        return -1;
    }

    /// <summary>The text inside quotes or parentheses with its quoted pairs resolved.</summary>
    public static string Unescape(ReadOnlySpan<char> inner)
    {
        var result = new StringBuilder(inner.Length);
        for (var i = 0; i < inner.Length; i++)
        {
            if (inner[i] == '\\' && i + 1 < inner.Length)
                i++;
            result.Append(inner[i]);
        }

        return result.ToString();
    }
}
