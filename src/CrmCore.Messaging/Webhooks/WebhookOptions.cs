namespace CrmCore.Messaging;

/// <summary>How outgoing webhooks are posted: the same for all receivers of the host.</summary>
public sealed class WebhookOptions
{
    /// <summary>The name of the HTTP client, to give it a handler of your own; a handler of your own must guard private addresses itself.</summary>
    public const string HttpClientName = "crmcore-webhooks";

    /// <summary>
    /// Whether webhooks may go to private, loopback and link-local addresses. Whoever may write a webhook's address could otherwise reach
    /// what only this machine can reach: databases, cloud metadata.
    /// </summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool AllowPrivateAddresses { get; set; }

    /// <summary>Whether webhooks may go out unprotected, to <c>http</c> addresses.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool AllowHttp { get; set; }

    /// <summary>How long a receiver may take to answer.</summary>
    /// <value>The default is 20 seconds; 1 second to 2 minutes, 15 to 30 seconds advised.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    internal void Validate()
    {
        if (Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromMinutes(2))
        {
            throw new InvalidOperationException("Webhooks: the time limit must be 1 second to 2 minutes.");
        }
    }
}
