using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace CrmCore.LeadSources;

/// <summary>Turns a form's bytes into text: UTF-8, or windows-1251 where old pages post it without saying so.</summary>
internal static class FormText
{
    // The provider is asked directly: registering it would change the whole process.
    private static readonly Encoding Windows1251 = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;

    /// <summary>Chooses one encoding for all values of a form: a form is written in one.</summary>
    public static Encoding Choose(string? charset, IEnumerable<ReadOnlyMemory<byte>> values)
    {
        if (charset is "windows-1251" or "cp1251") return Windows1251;
        return values.All(v => Utf8.IsValid(v.Span)) ? Encoding.UTF8 : Windows1251;
    }

    /// <summary>Decodes %xx and + of a form.</summary>
    public static byte[] Unescape(ReadOnlySpan<byte> text)
    {
        var result = new byte[text.Length];
        var used = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var value = text[i];
            if (value == '+') value = (byte)' ';
            else if (value == '%' && i + 2 < text.Length && Hex(text[i + 1]) is >= 0 and var high && Hex(text[i + 2]) is >= 0 and var low)
            {
                value = (byte)((high << 4) | low);
                i += 2;
            }

            result[used++] = value;
        }

        return result[..used];
    }

    /// <summary>Line ends as \n, no other control characters, no spaces around.</summary>
    public static string Clean(string value)
    {
        var text = value.ReplaceLineEndings("\n");
        return (text.AsSpan().IndexOfAny(Controls) < 0 ? text : string.Concat(text.Where(c => c == '\n' || !char.IsControl(c)))).Trim();
    }

    /// <summary>At most so many characters, never half of one.</summary>
    public static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    /// <summary>A value that stands on one line.</summary>
    public static string Line(string value) => value.Contains('\n', StringComparison.Ordinal) ? value.Replace('\n', ' ') : value;

    private static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 160).Select(i => (char)i).Where(c => char.IsControl(c) && c != '\n')]);

    private static int Hex(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        _ => -1,
    };
}
