using System.Buffers;

namespace CrmCore.Messaging;

/// <summary>Doubles the dot at a line's start, which alone on its line would end the letter (RFC 5321, section 4.5.2).</summary>
internal static class DotStuffing
{
    /// <summary>The stuffed letter, always ending with CRLF, without the closing dot.</summary>
    public static ReadOnlyMemory<byte> Apply(ReadOnlySpan<byte> letter)
    {
        var result = new ArrayBufferWriter<byte>(letter.Length + 16);
        while (!letter.IsEmpty)
        {
            var end = letter.IndexOf("\r\n"u8);
            var line = end < 0 ? letter : letter[..end];
            if (line is [(byte)'.', ..])
                result.Write("."u8);
            result.Write(line);
            result.Write("\r\n"u8);
            letter = end < 0 ? default : letter[(end + 2)..];
        }

        return result.WrittenMemory;
    }
}
