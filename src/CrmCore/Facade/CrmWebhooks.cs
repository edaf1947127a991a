namespace CrmCore;

/// <summary>
/// Webhooks in, free of any web framework: finds the connection and its reader, lets it check the signature and read, and makes the events
/// durable before the answer is given. <c>app.MapCrmWebhooks()</c> of CrmCore.AspNetCore calls it; hosts with another framework call it
/// themselves.
/// </summary>
public sealed class CrmWebhooks
{
    private readonly Crm _crm;

    internal CrmWebhooks(Crm crm) => _crm = crm;

    /// <summary>How many bytes a request's body may have: <see cref="CrmOptions.MaxBodyBytes"/>. Read no more of it.</summary>
    public int MaxBodyBytes => _crm.Engine.Options.MaxBodyBytes;

    /// <summary>
    /// Takes a request. Answer with the reading's <see cref="WebhookReading.Status"/>, and where it has no
    /// <see cref="WebhookReading.Refusal"/> with its headers, content type and body; the refusal is for the log, which has it already. Refusals: 400 unreadable, 401 forged, 404 for whatever does not exist, 413 too large, 503 when it
    /// cannot be taken now and the sender should send it again.
    /// </summary>
    /// <param name="connection">The connection's id, from the address.</param>
    /// <param name="request">The request.</param>
    /// <param name="ct">Stops before the events are accepted; then they are durable, whether somebody waits for the answer or not.</param>
    /// <returns>What to answer. The events of a reading without a refusal are durable.</returns>
    public async ValueTask<WebhookReading> ReceiveAsync(string connection, WebhookRequest request, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(request);
        var engine = _crm.Engine;
        if (!engine.IsStarted) return WebhookReading.NotNow("The engine has not started.");
        if (request.Body.Length > MaxBodyBytes) return WebhookReading.TooLarge($"The body has more than {MaxBodyBytes} bytes.");
        return await engine.Webhooks.ReceiveAsync(_crm.AccountId, connection, request, _crm.Events.AcceptAsync, ct).ConfigureAwait(false);
    }
}
