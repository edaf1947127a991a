using System.Text;

namespace CrmCore.LeadSources;

/// <summary>Takes a multipart form apart (RFC 7578).</summary>
internal static class MultipartParts
{
    private const int MostParts = 1000;

    private static ReadOnlySpan<byte> HeadEnd => "\r\n\r\n"u8;

    /// <summary>The parts; null when the body is not made so.</summary>
    public static List<MultipartPart>? Read(ReadOnlyMemory<byte> body, string boundary)
    {
        var mark = Encoding.ASCII.GetBytes("\r\n--" + boundary);
        var parts = new List<MultipartPart>();

        // The first boundary stands at the start, or after a preamble that nobody reads.
        int at;
        if (body.Span.StartsWith(mark.AsSpan(2))) at = mark.Length - 2;
        else if (body.Span.IndexOf(mark) is >= 0 and var first) at = first + mark.Length;
        else return null;

        while (parts.Count < MostParts)
        {
            var rest = body[at..];
            if (rest.Span.StartsWith("--"u8)) return parts;
            var line = rest.Span.IndexOf("\r\n"u8);
            if (line < 0) return null;

            // The blank line that ends the part's head may be the one that ends the boundary's line.
            var end = rest.Span[line..].IndexOf(HeadEnd);
            var next = rest.Span[line..].IndexOf(mark);
            if (next < 0 || end < 0 || end > next) return null;
            var value = line + end + HeadEnd.Length;
            var length = line + next - value;
            if (Part(rest[line..(line + end)], length > 0 ? rest.Slice(value, length) : default) is { } part) parts.Add(part);
            at += line + next + mark.Length;
        }

        return null;
    }

    private static MultipartPart? Part(ReadOnlyMemory<byte> head, ReadOnlyMemory<byte> value)
    {
        // Latin-1 keeps each byte as one character, so that places in the text are places in the bytes.
        var text = Encoding.Latin1.GetString(head.Span);
        foreach (var line in text.Split("\r\n"))
        {
            if (!line.StartsWith("content-disposition:", StringComparison.OrdinalIgnoreCase)) continue;
            return Parameter(line, "name") is { } name ? new MultipartPart(name, Parameter(line, "filename"), value) : null;
        }

        return null;
    }

    // Browsers write the name in quotes, with quotes inside as %22; older programs escape them with a backslash.
    private static ReadOnlyMemory<byte>? Parameter(string line, string name)
    {
        for (var at = line.IndexOf(';', StringComparison.Ordinal); at >= 0; at = line.IndexOf(';', at + 1))
        {
            var rest = line.AsSpan(at + 1).TrimStart();
            if (!rest.StartsWith(name + "=", StringComparison.OrdinalIgnoreCase)) continue;
            var value = rest[(name.Length + 1)..];
            var text = value is ['"', .. var quoted] ? Quoted(quoted) : value.IndexOf(';') is >= 0 and var end ? value[..end].ToString() : value.ToString();
            return Encoding.Latin1.GetBytes(text.Trim().Replace("%22", "\"", StringComparison.Ordinal));
        }

        return null;
    }

    private static string Quoted(ReadOnlySpan<char> text)
    {
        var value = new StringBuilder();
        for (var i = 0; i < text.Length && text[i] != '"'; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '"' or '\\') i++;
            value.Append(text[i]);
        }

        return value.ToString();
    }
}
