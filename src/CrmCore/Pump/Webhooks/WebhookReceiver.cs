using System.Collections.Frozen;
using Microsoft.Extensions.Logging;

namespace CrmCore;

/// <summary>From a request to durable events: the connection, its secret, its reader, and the answer. Never throws for what a stranger may send.</summary>
internal sealed class WebhookReceiver(
    AccountDirectory accounts, ConnectionResolver resolver, IEnumerable<IWebhookReader> readers, TimeProvider time, ILogger logger)
{
    private readonly FrozenDictionary<string, IWebhookReader> _readers = readers.GroupBy(r => r.Kind, StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);

    private readonly LogThrottle _throttle = new(time, 20, TimeSpan.FromMinutes(1));

    public async ValueTask<WebhookReading> ReceiveAsync(
        string account, string connection, WebhookRequest request, Func<IReadOnlyList<InboundEvent>, ValueTask> accept, CancellationToken ct)
    {
        try
        {
            var reading = await ReadAsync(account, connection, request, ct).ConfigureAwait(false);
            if (reading.Refusal is { } refusal) Refused(account, connection, reading.Status, refusal);
            else if (reading.Events.Count > 0) await accept(reading.Events).ConfigureAwait(false);
            return reading;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
        catch (ArgumentException error)
        {
            // The reader understood it, but the engine takes no such event: too long a key, too large a body.
            Refused(account, connection, 400, error.Message);
            return WebhookReading.Unreadable(error.Message);
        }
#pragma warning disable CA1031 // whatever keeps us from accepting it, the sender is asked to send it again
        catch (Exception error)
#pragma warning restore CA1031
        {
            if (_throttle.TryEnter(out _)) WebhookLog.NotAccepted(logger, error, Shown(account), Shown(connection));
            return WebhookReading.NotNow("The event could not be stored.");
        }
    }

    private async ValueTask<WebhookReading> ReadAsync(string account, string id, WebhookRequest request, CancellationToken ct)
    {
        if (account.Length is 0 or > 64 || id.Length is 0 or > 64) return WebhookReading.Nowhere("no such address");
        var model = await accounts.FindAsync(AccountRef.Of(account), ct).ConfigureAwait(false);
        if (model is null) return WebhookReading.Nowhere("there is no such account");
        if (!model.Connections.TryGetValue(id, out var connection)) return WebhookReading.Nowhere("the account has no such connection");
        if (!connection.Enabled) return WebhookReading.Nowhere("the connection is switched off");
        if (!_readers.TryGetValue(connection.Kind, out var reader))
        {
            return WebhookReading.Nowhere($"nothing reads webhooks of the kind '{connection.Kind}'; register its package in AddCrmCore");
        }

        if (!reader.Accepts(request.Method)) return WebhookReading.Nowhere("the kind reads no such method");
        var context = await resolver.ResolveAsync(model, id, ct).ConfigureAwait(false);
        try
        {
            return reader.Read(request, context);
        }
#pragma warning disable CA1031 // a reader must not throw; if it does all the same, the others go on and the log says which
        catch (Exception error)
#pragma warning restore CA1031
        {
            WebhookLog.ReaderFailed(logger, error, connection.Kind, Shown(account), Shown(id));
            return WebhookReading.Broken("the reader failed");
        }
    }

    private void Refused(string account, string connection, int status, string reason)
    {
        if (!logger.IsEnabled(LogLevel.Warning) || !_throttle.TryEnter(out var silenced)) return;
        WebhookLog.Refused(logger, status, Shown(account), Shown(connection), reason, silenced);
    }

    // Strangers choose the address: nothing of it may forge a line of the log.
    private static string Shown(string id) =>
        id.Length <= 64 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_') ? id : "(not an id)";
}
