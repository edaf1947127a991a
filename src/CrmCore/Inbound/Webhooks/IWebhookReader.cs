namespace CrmCore;

/// <summary>Reads the webhooks of the connections of one kind: pure, bytes to events. Checks the signature first, in constant time.</summary>
public interface IWebhookReader
{
    /// <summary>The kind of connection that it serves.</summary>
    string Kind { get; }

    /// <summary>Reads one request.</summary>
    /// <param name="request">The request as it came.</param>
    /// <param name="connection">The connection whose address it came to.</param>
    /// <returns>The events, or a refusal. Never throws for what a stranger may send.</returns>
    WebhookReading Read(WebhookRequest request, ConnectionContext connection);
}
