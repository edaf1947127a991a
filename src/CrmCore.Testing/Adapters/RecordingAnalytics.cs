using System.Globalization;
using NodaTime.Text;

namespace CrmCore.Testing;

/// <summary>
/// Notes analytics events instead of sending them. The key is made of transaction, stage and moment, which stay the same on every try.
/// </summary>
/// <param name="outbox">Where.</param>
/// <param name="kind">The kind of connection that it serves.</param>
public sealed class RecordingAnalytics(Outbox outbox, string kind = "recording") : IAnalyticsSender
{
    /// <inheritdoc/>
    public string Kind { get; } = kind;

    /// <inheritdoc/>
    public async ValueTask SendAsync(ConnectionContext connection, AnalyticsHit hit, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(hit);
        var sent = new Sent
        {
            Channel = SentChannel.Analytics,
            Kind = Kind,
            Account = connection.Account.Id,
            Connection = connection.Connection.Id,
            Recipient = hit.ClientId,
            Subject = hit.Name ?? hit.Stage,
            Key = string.Create(CultureInfo.InvariantCulture, $"{hit.Transaction}/{hit.Stage}/{InstantPattern.ExtendedIso.Format(hit.At)}"),
            Deal = Guid.TryParse(hit.Transaction, out var deal) ? new DealId(deal) : null,
            Content = hit,
        };
        await outbox.TakeAsync(sent, ct).ConfigureAwait(false);
    }
}
