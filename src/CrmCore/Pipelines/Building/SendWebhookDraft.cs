using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>Sends a webhook (R23). Immutable: each call gives a new one.</summary>
public sealed class SendWebhookDraft : ActionDraft<SendWebhookDraft>
{
    internal SendWebhookDraft(JsonObject settings)
        : base(ActionKinds.SendWebhook, settings)
    {
    }

    /// <summary>Signs it (Standard Webhooks).</summary>
    /// <param name="name">The name under which the <see cref="ISecretStore"/> keeps the secret; never the secret itself.</param>
    /// <returns>The new draft.</returns>
    public SendWebhookDraft Secret(string name) => Set("secret", name);
}
