using System.Buffers;
using System.Globalization;
using System.Text;

namespace CrmCore.Messaging;

/// <summary>Refuses what must not get into a header or a command: control characters above all.</summary>
internal static class MailSyntax
{
    private const int LongestAddress = 254;
    private const int LongestId = 900;
    private static readonly SearchValues<char> NotInLocalPart = SearchValues.Create("<>()[]\",;:\\@");
    private static readonly SearchValues<char> NotInDomain = SearchValues.Create("<>()\",;\\@");
    private static readonly IdnMapping Idn = new();

    public static void CheckNoControls(string field, string value)
    {
        if (value.Any(IsForbidden))
            throw new ArgumentException($"{field} holds a control character or a line break; that is refused, for it could add header fields.", nameof(value));
    }

    public static bool IsAddress(string address)
    {
        var at = address.LastIndexOf('@');
        var fine = at > 0 && at < address.Length - 1 && address.Length <= LongestAddress
            && !address.Any(c => char.IsWhiteSpace(c) || IsForbidden(c))
            && !address.AsSpan(0, at).ContainsAny(NotInLocalPart)
            && !address.AsSpan(at + 1).ContainsAny(NotInDomain);
        if (!fine)
            return false;
        try
        {
            _ = WithAsciiDomain(address);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    public static void CheckAddress(string address)
    {
        if (!IsAddress(address))
            throw new ArgumentException($"\"{Shown(address)}\" is not an e-mail address that can be written to.", nameof(address));
    }

    /// <summary>The address with its domain in the form that mail servers know (<c>xn--…</c>).</summary>
    public static string WithAsciiDomain(string address)
    {
        var at = address.LastIndexOf('@') + 1;
        return Ascii.IsValid(address.AsSpan(at)) ? address : address[..at] + Idn.GetAscii(address, at);
    }

    /// <summary>The id in angle brackets.</summary>
    public static string Id(string id)
    {
        var bare = id is ['<', .., '>'] ? id[1..^1] : id;
        if (!IsId(bare))
            throw new ArgumentException($"\"{Shown(id)}\" is not an id of a letter (something@domain, in visible ASCII).", nameof(id));
        return $"<{bare}>";
    }

    public static bool IsId(string bare) =>
        bare.Length is > 0 and <= LongestId && bare.Contains('@', StringComparison.Ordinal) && IsVisibleAscii(bare);

    public static bool IsLink(string link) =>
        link.Length <= LongestId && IsVisibleAscii(link) && Uri.TryCreate(link, UriKind.Absolute, out _);

    /// <summary>The words on one line: what a header refuses becomes a space.</summary>
    public static string OneLine(string words) => string.Concat(words.Select(c => IsForbidden(c) ? ' ' : c)).Trim();

    /// <summary>The link as given, after a look at it.</summary>
    public static string Link(string link)
    {
        if (!IsLink(link))
            throw new ArgumentException($"\"{Shown(link)}\" is not an address by which to unsubscribe (https: or mailto:, in visible ASCII).", nameof(link));
        return link;
    }

    private static bool IsVisibleAscii(string text) => text.All(c => c is > ' ' and < (char)127 and not ('<' or '>'));

    /// <summary>Controls, and the separators that some programs take for a line's end.</summary>
    private static bool IsForbidden(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';

    /// <summary>The text with its controls made visible, so that the error itself cannot forge a line of a log.</summary>
    private static string Shown(string text) =>
        string.Concat((text.Length > 100 ? text[..100] : text).Select(c => IsForbidden(c) ? '\uFFFD' : c));
}
