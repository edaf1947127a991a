namespace CrmCore.Testing;

/// <summary>Notes changes of advertisement audiences instead of applying them.</summary>
/// <param name="outbox">Where.</param>
/// <param name="kind">The kind of connection that it serves.</param>
public sealed class RecordingAudience(Outbox outbox, string kind = "recording") : IAdAudience
{
    /// <inheritdoc/>
    public string Kind { get; } = kind;

    /// <inheritdoc/>
    public async ValueTask ApplyAsync(ConnectionContext connection, MembershipChange change, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(change);
        var sent = new Sent
        {
            Channel = SentChannel.Audience,
            Kind = Kind,
            Account = connection.Account.Id,
            Connection = connection.Connection.Id,
            Recipient = change.Group,
            Subject = change.Operation.ToString(),
            Text = string.Join(", ", change.Emails.Concat(change.Phones)),
            Key = change.Key,
            Content = change,
        };
        await outbox.TakeAsync(sent, ct).ConfigureAwait(false);
    }
}
