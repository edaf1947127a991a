namespace CrmCore.Messaging;

/// <summary>What became of a letter handed to a mail server, and why.</summary>
/// <param name="Verdict">What to do about it.</param>
/// <param name="Step">The step that decided it.</param>
/// <param name="Code">The server's reply code, such as 250 or 550; <see langword="null"/> when it was not the server that decided.</param>
/// <param name="EnhancedCode">The enhanced status code (RFC 3463), such as <c>5.1.1</c>; <see langword="null"/> when not given.</param>
/// <param name="Text">The server's words, or ours when it did not speak.</param>
internal readonly record struct SmtpOutcome(SmtpVerdict Verdict, SmtpStep Step, int? Code, string? EnhancedCode, string Text)
{
    /// <summary>The recipient's address that was refused; <see langword="null"/> when it was not about one.</summary>
    public string? Recipient { get; init; }

    /// <summary>Whether the server took the letter.</summary>
    public bool IsAccepted => Verdict == SmtpVerdict.Accepted;

    public static SmtpOutcome From(SmtpReply reply, SmtpStep step) => new(reply.Verdict, step, reply.Code, reply.EnhancedCode, reply.Text);

    public static SmtpOutcome Ours(SmtpVerdict verdict, SmtpStep step, string text) => new(verdict, step, null, null, text);
}
