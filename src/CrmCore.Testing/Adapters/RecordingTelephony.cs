namespace CrmCore.Testing;

/// <summary>Notes calls instead of making them.</summary>
/// <param name="outbox">Where.</param>
/// <param name="kind">The kind of connection that it serves.</param>
public sealed class RecordingTelephony(Outbox outbox, string kind = "recording") : ITelephony
{
    /// <inheritdoc/>
    public string Kind { get; } = kind;

    /// <inheritdoc/>
    public async ValueTask<string?> RingBackAsync(ConnectionContext connection, RingBackCall call, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(call);
        var sent = new Sent
        {
            Channel = SentChannel.Call,
            Kind = Kind,
            Account = connection.Account.Id,
            Connection = connection.Connection.Id,
            Recipient = call.Phone,
            Subject = call.Extension,
            Key = call.Key,
            Content = call,
        };
        return await outbox.TakeAsync(sent, ct).ConfigureAwait(false);
    }
}
