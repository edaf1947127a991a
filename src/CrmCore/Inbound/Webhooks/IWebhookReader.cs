namespace CrmCore;

/// <summary>Reads the webhooks of the connections of one kind: pure, bytes to events. Checks the signature first, in constant time.</summary>
public interface IWebhookReader
{
    /// <summary>The kind of connection that it serves.</summary>
    string Kind { get; }

    /// <summary>Whether it reads requests of a method. Services that ask for a challenge by GET need a reader that says yes to it.</summary>
    /// <param name="method">The method, in capitals: <c>POST</c> or <c>GET</c>.</param>
    /// <returns>Whether <see cref="Read"/> is called for it. Default: for POST alone.</returns>
    bool Accepts(string method) => string.Equals(method, "POST", StringComparison.Ordinal);

    /// <summary>Reads one request.</summary>
    /// <param name="request">The request as it came.</param>
    /// <param name="connection">The connection whose address it came to.</param>
    /// <returns>The events, or a refusal. Never throws for what a stranger may send.</returns>
    WebhookReading Read(WebhookRequest request, ConnectionContext connection);
}
