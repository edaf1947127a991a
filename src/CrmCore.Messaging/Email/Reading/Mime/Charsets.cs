using System.Text;

namespace CrmCore.Messaging;

/// <summary>Turns bytes into text by a charset's name, whatever the name is worth.</summary>
internal static class Charsets
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // What the provider of code pages does not know: the encodings built in, and names that programs made up. Asking the framework
    // for an unknown name costs an exception, which a hostile letter could provoke by the thousand.
    private static readonly Dictionary<string, Encoding> Others = new(StringComparer.OrdinalIgnoreCase)
    {
        ["utf-8"] = Encoding.UTF8,
        ["utf8"] = Encoding.UTF8,
        ["unicode-1-1-utf-8"] = Encoding.UTF8,
        ["us-ascii"] = Encoding.ASCII,
        ["ascii"] = Encoding.ASCII,
        ["ansi_x3.4-1968"] = Encoding.ASCII,
        ["iso-8859-1"] = Encoding.Latin1,
        ["iso8859-1"] = Encoding.Latin1,
        ["iso_8859-1"] = Encoding.Latin1,
        ["latin1"] = Encoding.Latin1,
        ["utf-16"] = Encoding.Unicode,
        ["utf-16le"] = Encoding.Unicode,
        ["utf-16be"] = Encoding.BigEndianUnicode,
        ["utf-32"] = Encoding.UTF32,
        ["cp1251"] = CodePage(1251),
        ["cp-1251"] = CodePage(1251),
        ["win-1251"] = CodePage(1251),
        ["ansi-1251"] = CodePage(1251),
        ["cp1252"] = CodePage(1252),
        ["cp866"] = CodePage(866),
        ["koi8"] = CodePage(20866),
        ["koi8r"] = CodePage(20866),
    };

    /// <summary>The fallback after UTF-8: the charset in which most unlabelled Russian text was written.</summary>
    public static Encoding Windows1251 { get; } = CodePage(1251);

    public static string Decode(ReadOnlySpan<byte> bytes, string? charset, ProblemList? problems)
    {
        // A language may follow the charset of an encoded word (RFC 2231, section 5).
        var name = (charset ?? "us-ascii").Split('*')[0].Trim().Trim('\'', '"');
        var encoding = Find(name);
        if (encoding is null)
        {
            problems?.Add("An unknown charset was read as UTF-8 or windows-1251", name);
            return Guess(bytes);
        }

        if (encoding.CodePage == Encoding.ASCII.CodePage)
        {
            if (!System.Text.Ascii.IsValid(bytes))
                problems?.Add("Text without a charset of its own carries 8-bit bytes; it was read as UTF-8 or windows-1251");
            return Guess(bytes);
        }

        if (encoding.CodePage != Encoding.UTF8.CodePage)
            return encoding.GetString(bytes);
        if (TryUtf8(bytes, out var text))
            return text;
        problems?.Add("Text said to be UTF-8 carries bytes that are not");
        return Encoding.UTF8.GetString(bytes);
    }

    public static bool TryUtf8(ReadOnlySpan<byte> bytes, out string text)
    {
        if (!System.Text.Unicode.Utf8.IsValid(bytes))
        {
            text = "";
            return false;
        }

        text = StrictUtf8.GetString(bytes);
        return true;
    }

    private static string Guess(ReadOnlySpan<byte> bytes) => TryUtf8(bytes, out var text) ? text : Windows1251.GetString(bytes);

    // The provider is asked directly: registering it would change the whole process.
    private static Encoding? Find(string name) => Others.GetValueOrDefault(name) ?? CodePagesEncodingProvider.Instance.GetEncoding(name);

    private static Encoding CodePage(int number) => CodePagesEncodingProvider.Instance.GetEncoding(number)!;
}
