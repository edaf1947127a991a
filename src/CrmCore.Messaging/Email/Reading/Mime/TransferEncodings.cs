using System.Buffers;

namespace CrmCore.Messaging;

/// <summary>Undoes base64 and quoted-printable (RFC 2045, section 6), forgiving what real programs get wrong.</summary>
internal static class TransferEncodings
{
    public static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> bytes, string? encoding, ProblemList problems)
    {
        var name = HeaderText.WithoutComments(encoding ?? "7bit").Trim().TrimEnd(';').ToUpperInvariant();
        switch (name)
        {
            case "BASE64":
                return Base64(bytes.Span, problems);
            case "QUOTED-PRINTABLE":
                return QuotedPrintable(bytes.Span, problems);
            case "7BIT" or "8BIT" or "BINARY" or "":
                return bytes;
            default:
                problems.Add("An unknown transfer encoding was left as it is", name);
                return bytes;
        }
    }

    /// <summary>Base64 with anything foreign skipped; padding in the middle starts anew, missing padding is added.</summary>
    public static byte[] Base64(ReadOnlySpan<byte> bytes, ProblemList? problems)
    {
        var result = new ArrayBufferWriter<byte>((bytes.Length / 4 * 3) + 3);
        uint bits = 0;
        var count = 0;
        foreach (var b in bytes)
        {
            var digit = Base64Digit(b);
            if (digit >= 0)
            {
                bits = (bits << 6) | (uint)digit;
                if (++count == 4)
                    FlushBase64(result, ref bits, ref count);
            }
            else if (b == '=')
            {
                FlushBase64(result, ref bits, ref count);
            }
            else if (b is not ((byte)'\r' or (byte)'\n' or (byte)' ' or (byte)'\t'))
            {
                problems?.Add("Base64 carries foreign characters; they were skipped");
            }
        }

        if (count == 1)
            problems?.Add("Base64 ends in the middle of a byte");
        FlushBase64(result, ref bits, ref count);
        return result.WrittenSpan.ToArray();
    }

    /// <summary>Quoted-printable; an equals sign that encodes nothing is kept.</summary>
    public static byte[] QuotedPrintable(ReadOnlySpan<byte> bytes, ProblemList? problems)
    {
        var result = new ArrayBufferWriter<byte>(bytes.Length + 1);
        for (var position = 0; position < bytes.Length;)
        {
            var line = HeaderBlock.LineAt(bytes, position, out var next);
            var hasEnd = next > position && bytes[next - 1] == '\n';
            var ending = bytes[(position + line.Length)..next];
            position = next;
            line = line.TrimEnd(" \t"u8);
            if (line is [.., (byte)'='])
            {
                line = line[..^1];
                hasEnd = false;
            }

            QuotedPrintableLine(line, result, problems);
            if (hasEnd)
                result.Write(ending);
        }

        return result.WrittenSpan.ToArray();
    }

    public static int HexDigit(int c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'A' and <= 'F' => c - 'A' + 10,
        >= 'a' and <= 'f' => c - 'a' + 10,
        _ => -1,
    };

    private static void QuotedPrintableLine(ReadOnlySpan<byte> line, ArrayBufferWriter<byte> result, ProblemList? problems)
    {
        for (var i = 0; i < line.Length; i++)
        {
            var b = line[i];
            if (b == '=')
            {
                var high = i + 1 < line.Length ? HexDigit(line[i + 1]) : -1;
                var low = i + 2 < line.Length ? HexDigit(line[i + 2]) : -1;
                if (high >= 0 && low >= 0)
                {
                    b = (byte)((high << 4) | low);
                    i += 2;
                }
                else
                {
                    problems?.Add("Quoted-printable has an equals sign that encodes nothing; it was kept");
                }
            }

            result.GetSpan(1)[0] = b;
            result.Advance(1);
        }
    }

    private static void FlushBase64(ArrayBufferWriter<byte> result, ref uint bits, ref int count)
    {
        var whole = count * 6 / 8;
        var aligned = count == 0 ? 0 : bits << (24 - (count * 6));
        for (var i = 0; i < whole; i++)
        {
            result.GetSpan(1)[0] = (byte)((aligned >> (16 - (8 * i))) & 0xFF);
            result.Advance(1);
        }

        bits = 0;
        count = 0;
    }

    private static int Base64Digit(byte b) => b switch
    {
        >= (byte)'A' and <= (byte)'Z' => b - 'A',
        >= (byte)'a' and <= (byte)'z' => b - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => b - '0' + 52,
        (byte)'+' or (byte)'-' => 62,
        (byte)'/' or (byte)'_' => 63,
        _ => -1,
    };
}
