namespace CrmCore.Testing;

/// <summary>Notes letters instead of sending them. The key is the Message-ID.</summary>
/// <param name="outbox">Where.</param>
/// <param name="kind">The kind of connection that it serves.</param>
public sealed class RecordingMailSender(Outbox outbox, string kind = "recording") : IMailSender
{
    /// <inheritdoc/>
    public string Kind { get; } = kind;

    /// <inheritdoc/>
    public async ValueTask<string?> SendAsync(ConnectionContext connection, OutgoingLetter letter, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(letter);
        var sent = new Sent
        {
            Channel = SentChannel.Mail,
            Kind = Kind,
            Account = connection.Account.Id,
            Connection = connection.Connection.Id,
            Recipient = letter.To,
            Subject = letter.Subject,
            Text = letter.Text ?? letter.Html,
            Key = letter.MessageId,
            Content = letter,
        };
        return await outbox.TakeAsync(sent, ct).ConfigureAwait(false);
    }
}
