using System.Text;

namespace CrmCore.Testing;

/// <summary>Notes webhooks instead of posting them. The key is the webhook's id.</summary>
/// <param name="outbox">Where.</param>
public sealed class RecordingWebhooks(Outbox outbox) : IWebhookSender
{
    /// <inheritdoc/>
    public async ValueTask SendAsync(OutgoingWebhook webhook, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        var sent = new Sent
        {
            Channel = SentChannel.Webhook,
            Recipient = webhook.Url.AbsoluteUri,
            Text = Encoding.UTF8.GetString(webhook.Body.Span),
            Key = webhook.Id,
            Content = webhook,
        };
        await outbox.TakeAsync(sent, ct).ConfigureAwait(false);
    }
}
