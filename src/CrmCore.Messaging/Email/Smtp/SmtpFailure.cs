using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace CrmCore.Messaging;

/// <summary>
/// What an outcome means for the letter. Everything before the recipient is a matter of settings or of the server: people mend it and
/// the letter is still wanted, so it waits. Only what is said about the recipient or the letter itself is final.
/// </summary>
internal static partial class SmtpFailure
{
    private const int LongestWords = 200;

    // Servers lock an account after some wrong passwords in a row.
    private static readonly Duration AfterRefusedSignIn = Duration.FromMinutes(30);

    // RFC 3463: no such mailbox, no such system, malformed, moved, no mail taken, disabled.
    private static readonly string[] Gone = ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"];

    /// <summary>The exception for an outcome that is not acceptance.</summary>
    public static ChannelException Of(SmtpOutcome outcome, SmtpAccess access, string connection)
    {
        var where = $"Connection '{connection}', mail server {access}: ";
        if (outcome.Verdict == SmtpVerdict.Unknown)
            return new ChannelException($"{where}the letter was handed over, but the answer is lost: {Words(outcome)}", ChannelFailure.Unknown);
        var failure = KindOf(outcome);
        return new ChannelException(
            $"{where}{What(outcome)}: {Words(outcome)}{Remedy(outcome, failure)}",
            failure,
            outcome is { Step: SmtpStep.SignIn, Verdict: SmtpVerdict.Permanent } ? AfterRefusedSignIn : null);
    }

    /// <summary>
    /// The server's words on one line, without addresses; of an answer to signing in only the codes, because servers quote what they
    /// heard.
    /// </summary>
    public static string Words(SmtpOutcome outcome)
    {
        var code = outcome.Code is { } given ? given.ToString(CultureInfo.InvariantCulture) + " " : "";
        if (outcome is { Step: SmtpStep.SignIn, Code: not null })
            return (code + outcome.EnhancedCode).TrimEnd() + ".";
        var words = Addresses().Replace(MailSyntax.OneLine(outcome.Text), "***");
        return code + (words.Length <= LongestWords ? words : words[..LongestWords] + "…").TrimEnd('.') + ".";
    }

    private static ChannelFailure KindOf(SmtpOutcome outcome) => outcome switch
    {
        { Verdict: SmtpVerdict.Transient } => ChannelFailure.Transient,
        { Step: SmtpStep.Connect or SmtpStep.Secure or SmtpStep.SignIn } => ChannelFailure.Transient,
        { Step: SmtpStep.Sender } => IsAboutLetter(outcome) ? ChannelFailure.Permanent : ChannelFailure.Transient,
        { Code: 530 } => ChannelFailure.Transient,
        { EnhancedCode: { } status } when Gone.Contains(status) => ChannelFailure.Unreachable,
        _ => ChannelFailure.Permanent,
    };

    // Ours: too large, or an address that the server cannot carry. The server's: too large.
    private static bool IsAboutLetter(SmtpOutcome outcome) => outcome.Code is null or 552 || outcome.EnhancedCode is "5.3.4" or "5.2.3";

    private static string What(SmtpOutcome outcome) => outcome.Step switch
    {
        SmtpStep.Connect => "no connection",
        SmtpStep.Secure => "no TLS",
        SmtpStep.SignIn => "signing in was refused",
        SmtpStep.Sender => "the sender or the letter was refused",
        SmtpStep.Recipient => "the recipient was refused",
        _ => "the letter was refused",
    };

    private static string Remedy(SmtpOutcome outcome, ChannelFailure failure) => (outcome.Step, failure) switch
    {
        (SmtpStep.SignIn, _) => " Put the current password or token into the secret store.",
        (SmtpStep.Secure, _) => " Check the settings host, port and security.",
        (SmtpStep.Connect, _) => " Check the settings host and port if it stays so.",
        (SmtpStep.Sender, ChannelFailure.Transient) => " Check that the mailbox may send from its address, and its quota.",
        (_, ChannelFailure.Unreachable) => " Ask the client for another address.",
        (_, ChannelFailure.Permanent) => " Change the letter or the address.",
        _ => "",
    };

    [GeneratedRegex(@"[^\s""'<>:,;()\[\]]+@[^\s""'<>:,;()]+", RegexOptions.None, 1000)]
    private static partial Regex Addresses();
}
