namespace CrmCore.Testing;

/// <summary>Notes tunnels instead of starting them.</summary>
/// <param name="outbox">Where.</param>
public sealed class RecordingTunnels(Outbox outbox) : ITunnels
{
    /// <inheritdoc/>
    public async ValueTask StartAsync(Account account, string tunnel, Deal deal, string key, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(deal);
        var sent = new Sent
        {
            Channel = SentChannel.Tunnel,
            Account = account.Id,
            Recipient = tunnel,
            Subject = deal.Title,
            Key = key,
            Deal = deal.Id,
            Content = deal,
        };
        await outbox.TakeAsync(sent, ct).ConfigureAwait(false);
    }
}
