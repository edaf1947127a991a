using System.Text.RegularExpressions;

namespace CrmCore.Messaging;

/// <summary>A server's reply (RFC 5321, section 4.2): its code, and its lines without the code.</summary>
internal sealed partial record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    public string Text => string.Join(" ", Lines);

    public string? EnhancedCode => Enhanced().Match(Lines.Count > 0 ? Lines[^1] : "") is { Success: true } match ? match.Value : null;

    public bool IsPositive => Code is >= 200 and < 300;

    /// <summary>2xx has succeeded, 4xx may later, 5xx cannot. A 3xx where none belongs is the server's mistake.</summary>
    public SmtpVerdict Verdict => Code switch
    {
        >= 200 and < 300 => SmtpVerdict.Accepted,
        >= 500 and < 600 => SmtpVerdict.Permanent,
        _ => SmtpVerdict.Transient,
    };

    [GeneratedRegex(@"^[245]\.\d{1,3}\.\d{1,3}(?=\s|$)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Enhanced();
}
