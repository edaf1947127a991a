namespace CrmCore.Testing;

/// <summary>Notes messages instead of sending them.</summary>
/// <param name="outbox">Where.</param>
/// <param name="kind">The kind of connection that it serves.</param>
/// <param name="delivery">Whether the service that it stands for knows our key. The default is no, as with most messengers.</param>
public sealed class RecordingMessenger(Outbox outbox, string kind = "recording", Delivery delivery = Delivery.Once) : IMessenger
{
    /// <inheritdoc/>
    public string Kind { get; } = kind;

    /// <inheritdoc/>
    public Delivery Delivery { get; } = delivery;

    /// <inheritdoc/>
    public async ValueTask<string?> SendAsync(ConnectionContext connection, OutgoingMessage message, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(message);
        var sent = new Sent
        {
            Channel = SentChannel.Message,
            Kind = Kind,
            Account = connection.Account.Id,
            Connection = connection.Connection.Id,
            Recipient = message.Chat,
            Text = message.Text,
            Key = message.Key,
            Content = message,
        };
        return await outbox.TakeAsync(sent, ct).ConfigureAwait(false);
    }
}
