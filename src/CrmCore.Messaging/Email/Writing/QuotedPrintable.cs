using System.Text;

namespace CrmCore.Messaging;

/// <summary>Writes quoted-printable (RFC 2045, section 6.7).</summary>
internal static class QuotedPrintable
{
    private const int LongestLine = 76;
    private const string Hex = "0123456789ABCDEF";

    /// <summary>Encodes text whose lines end with CRLF; the result always ends with CRLF, by a soft break where the text does not.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var result = new StringBuilder(bytes.Length + 64);
        var column = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '\r' && i + 1 < bytes.Length && bytes[i + 1] == '\n')
            {
                result.Append("\r\n");
                column = 0;
                i++;
                continue;
            }

            var literal = IsLiteral(bytes, i);
            if (column + (literal ? 1 : 3) > LongestLine - 1)
            {
                result.Append("=\r\n");
                column = 0;
            }

            if (literal)
                result.Append((char)bytes[i]);
            else
                result.Append('=').Append(Hex[bytes[i] >> 4]).Append(Hex[bytes[i] & 15]);
            column += literal ? 1 : 3;
        }

        return result.Append(column > 0 ? "=\r\n" : "").ToString();
    }

    /// <summary>A space may stand as it is, except at a line's end, where servers take it off. "From " at a line's start is altered by some.</summary>
    private static bool IsLiteral(ReadOnlySpan<byte> bytes, int i) => bytes[i] switch
    {
        (byte)'=' => false,
        (byte)' ' => i + 1 < bytes.Length && bytes[i + 1] != '\r',
        (byte)'F' => i != 0 && bytes[i - 1] != '\n',
        _ => bytes[i] is > 32 and < 127,
    };
}
