using NodaTime;

namespace CrmCore.Messaging;

/// <summary>Sends letters through the mailboxes of the kind <c>smtp</c>.</summary>
internal sealed class SmtpMailSender(SmtpOptions options, TimeProvider time) : IMailSender
{
    private const int LongestReceipt = 200;

    public string Kind => SmtpOptions.Kind;

    public async ValueTask<string?> SendAsync(ConnectionContext connection, OutgoingLetter letter, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(letter);
        var id = connection.Connection.Id;
        var problems = new List<SettingsProblem>();
        if (SmtpSettings.Read(connection, options, problems) is not { } settings)
        {
            var said = string.Join(" ", problems.Select(problem => $"{problem.Setting}: {problem.Problem} {problem.Remedy}"));
            throw new ChannelException($"Connection '{id}': {said}", ChannelFailure.Transient);
        }

        if (!MailSyntax.IsAddress(letter.To))
            throw new ChannelException($"Connection '{id}': the recipient's address is malformed. Correct it on the card.", ChannelFailure.Unreachable);
        var mail = MailOf(settings, letter);
        var outcome = await new SmtpClient(settings.Access, time).SendAsync(mail, Written(mail, id), ct).ConfigureAwait(false);
        if (!outcome.IsAccepted)
            throw SmtpFailure.Of(outcome, settings.Access, id);
        var receipt = MailSyntax.OneLine(outcome.Text);
        return receipt.Length <= LongestReceipt ? receipt : receipt[..LongestReceipt];
    }

    private static byte[] Written(MailToSend mail, string connection)
    {
        try
        {
            return MessageWriter.Write(mail);
        }
        catch (ArgumentException e)
        {
            // Addresses were looked at before, so the words hold nobody's.
            var words = e.Message.Split(" (Parameter", 2)[0];
            throw new ChannelException($"Connection '{connection}': the letter cannot be written. {words}", ChannelFailure.Permanent, inner: e);
        }
    }

    // Names and subjects come from cards and templates, where a line break is a slip, and the id of the letter answered from a
    // stranger, who may have written anything: neither is worth losing the letter.
    private MailToSend MailOf(SmtpSettings settings, OutgoingLetter letter)
    {
        var answered = letter.InReplyTo is { } id && MailSyntax.IsId(id) ? id : null;
        return new MailToSend
        {
            From = Named(letter.FromName, settings.From),
            To = [Named(letter.ToName, letter.To)],
            ReplyTo = settings.ReplyTo is { } reply ? [new LetterAddress(reply)] : [],
            EnvelopeFrom = settings.ReturnPath,
            Subject = MailSyntax.OneLine(letter.Subject),
            Text = letter.Text,
            Html = letter.Html,
            MessageId = letter.MessageId,
            Date = Instant.FromDateTimeOffset(time.GetUtcNow()).WithOffset(Offset.Zero),
            InReplyTo = answered,
            References = answered is null ? [] : [answered],
            ListUnsubscribe = settings.Unsubscribe is { } link ? [link] : [],
        };
    }

    private static LetterAddress Named(string name, string address) => new(MailSyntax.OneLine(name) is { Length: > 0 } words ? words : null, address);
}
