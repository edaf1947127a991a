namespace CrmCore.Telephony.Asterisk;

/// <summary>What is wrong with a row and what to do about it.</summary>
internal sealed record CdrFault(string Reason, string Remedy)
{
    /// <summary>How much of a refused row's text is kept.</summary>
    private const int LongestText = 2000;

    public CdrRefusal At(string source, long line, string text) =>
        new(source, line, Reason, Remedy, text.Length > LongestText ? text[..LongestText] : text);
}
