using System.Text;

namespace CrmCore.Messaging;

/// <summary>Turns bytes into text by a charset's name, whatever the name is worth.</summary>
internal static class Charsets
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["utf8"] = "utf-8",
        ["cp1251"] = "windows-1251",
        ["cp-1251"] = "windows-1251",
        ["win-1251"] = "windows-1251",
        ["ansi-1251"] = "windows-1251",
        ["cp1252"] = "windows-1252",
        ["cp866"] = "ibm866",
        ["koi8"] = "koi8-r",
        ["koi8r"] = "koi8-r",
        ["latin1"] = "iso-8859-1",
    };

    /// <summary>The fallback after UTF-8: the charset in which most unlabelled Russian text was written.</summary>
    public static Encoding Windows1251 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;

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

    private static Encoding? Find(string name)
    {
        if (Aliases.TryGetValue(name, out var proper))
            name = proper;
        try
        {
            // The provider is asked directly: registering it would change the whole process.
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
