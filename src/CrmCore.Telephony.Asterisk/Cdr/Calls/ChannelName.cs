using System.Buffers;
using System.Text.RegularExpressions;

namespace CrmCore.Telephony.Asterisk;

/// <summary>What a channel's name tells: <c>PJSIP/101-0000001a</c>, <c>Local/113@staff-00000003;1</c>, <c>DAHDI/i1/79161234567-3</c>.</summary>
internal static partial class ChannelName
{
    private const string Local = "Local/";

    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    public static bool IsLocal(string? channel) => channel is not null && channel.StartsWith(Local, StringComparison.Ordinal);

    /// <summary>The second half of a Local channel is the one that runs the dialplan of the number in its name.</summary>
    public static bool IsSecondHalf(string? channel) => IsLocal(channel) && channel!.EndsWith(";2", StringComparison.Ordinal);

    /// <summary>The name that both halves of a Local channel share.</summary>
    public static string Whole(string channel) =>
        channel.EndsWith(";1", StringComparison.Ordinal) || channel.EndsWith(";2", StringComparison.Ordinal) ? channel[..^2] : channel;

    /// <summary>Whether the name ends in Asterisk's counter and so belongs to one call only; a line's name (<c>DAHDI/1-1</c>) comes again.</summary>
    public static bool IsCounted(string whole) =>
        whole.Length > 9 && whole[^9] == '-' && whole.AsSpan(whole.Length - 8).IndexOfAnyExcept(Hexadecimal) < 0;

    /// <summary>The number of the telephone: the peer's name, or the number that a Local channel dials (FreePBX puts a prefix before it).</summary>
    public static string? Number(string? channel)
    {
        if (string.IsNullOrEmpty(channel))
            return null;
        var match = IsLocal(channel) ? LocalNumber().Match(channel) : PeerNumber().Match(channel);
        return match.Success ? match.Groups["number"].Value : null;
    }

    [GeneratedRegex("^Local/(?:[A-Z]+-)?(?:[0-9]+-)?(?<number>[0-9]+)#?@", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LocalNumber();

    [GeneratedRegex("^[A-Za-z0-9]+/(?<number>[0-9]+)(?:-[^-]*)?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PeerNumber();
}
