namespace CrmCore;

/// <summary>Posts signed webhooks (R23). Failures are <see cref="ChannelException"/>.</summary>
public interface IWebhookSender
{
    /// <summary>Posts one.</summary>
    /// <param name="webhook">What to post, where to.</param>
    /// <param name="ct">Stops.</param>
    /// <returns>When the receiver took it.</returns>
    /// <exception cref="ChannelException">The receiver did not take it.</exception>
    ValueTask SendAsync(OutgoingWebhook webhook, CancellationToken ct);
}
