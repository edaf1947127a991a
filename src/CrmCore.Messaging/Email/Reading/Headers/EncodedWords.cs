using System.Buffers;
using System.Text;

namespace CrmCore.Messaging;

/// <summary>Decodes <c>=?charset?B|Q?text?=</c> (RFC 2047), wherever it stands.</summary>
internal static class EncodedWords
{
    private const int LongestCharset = 60;

    public static string Decode(string value, ProblemList? problems)
    {
        if (!value.Contains("=?", StringComparison.Ordinal))
            return value;
        var result = new StringBuilder(value.Length);
        var pending = new ArrayBufferWriter<byte>();
        string? pendingCharset = null;
        var position = 0;
        while (position < value.Length)
        {
            var start = value.IndexOf("=?", position, StringComparison.Ordinal);
            if (start < 0)
                break;
            var end = EndAt(value, start);
            if (end == Never)
                break;

            // White space between two words is not text, and a neighbour may hold the rest of a character's bytes.
            var between = value.AsSpan(position, start - position);
            if (end < 0)
            {
                FlushPending(result, pending, ref pendingCharset, problems);
                result.Append(between).Append("=?");
                position = start + 2;
                continue;
            }

            var (charset, bytes) = Parts(value, start, end, problems);
            var joins = pendingCharset is not null && between.IsWhiteSpace();
            if (!joins || !charset.Equals(pendingCharset, StringComparison.OrdinalIgnoreCase))
                FlushPending(result, pending, ref pendingCharset, problems);
            if (!joins)
                result.Append(between);
            pendingCharset = charset;
            pending.Write(bytes);
            position = end;
        }

        FlushPending(result, pending, ref pendingCharset, problems);
        return result.Append(value, position, value.Length - position).ToString();
    }

    /// <summary>No encoded word ends at or after this place.</summary>
    public const int Never = -2;

    /// <summary>The position after the encoded word that starts here; -1 when none starts here, <see cref="Never"/> when none can follow.</summary>
    public static int EndAt(string value, int start)
    {
        var text = TextStart(value, start);
        if (text < 0)
            return -1;
        var end = value.IndexOf("?=", text, StringComparison.Ordinal);
        return end < 0 ? Never : end + 2;
    }

    /// <summary>Where the encoded text begins, if <c>=?charset?B|Q?</c> stands here; else -1.</summary>
    public static int TextStart(string value, int start)
    {
        var window = value.AsSpan(start, Math.Min(value.Length - start, LongestCharset + 5));
        if (!window.StartsWith("=?"))
            return -1;
        var charset = window[2..].IndexOf('?');
        if (charset <= 0 || window.Slice(2, charset).ContainsAny(" \t\"<>"))
            return -1;
        var text = 2 + charset + 3;
        if (window.Length < text || window[text - 1] != '?' || window[text - 2] is not ('B' or 'b' or 'Q' or 'q'))
            return -1;
        return start + text;
    }

    private static (string Charset, byte[] Bytes) Parts(string value, int start, int end, ProblemList? problems)
    {
        var pieces = value[(start + 2)..(end - 2)].Split('?', 3);
        var raw = Encoding.UTF8.GetBytes(pieces[2]);
        if (pieces[1] is "B" or "b")
            return (pieces[0], TransferEncodings.Base64(raw, problems));
        raw.AsSpan().Replace((byte)'_', (byte)' ');

        // The line decoder would drop a space at the end, which here is text.
        var spaces = raw.Length - raw.AsSpan().TrimEnd(" "u8).Length;
        var bytes = TransferEncodings.QuotedPrintable(raw, problems);
        return (pieces[0], [.. bytes, .. raw.AsSpan(raw.Length - spaces)]);
    }

    private static void FlushPending(StringBuilder result, ArrayBufferWriter<byte> pending, ref string? charset, ProblemList? problems)
    {
        if (charset is null)
            return;
        result.Append(Charsets.Decode(pending.WrittenSpan, charset, problems));
        pending.ResetWrittenCount();
        charset = null;
    }
}
