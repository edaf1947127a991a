namespace CrmCore.Testing;

/// <summary>
/// Notes payment links instead of asking a provider, and gives links of the reserved domain <c>pay.example</c>: one for each key.
/// </summary>
/// <param name="outbox">Where.</param>
/// <param name="kind">The kind of connection that it serves.</param>
public sealed class RecordingPaymentLinks(Outbox outbox, string kind = "recording") : IPaymentLinks
{
    /// <inheritdoc/>
    public string Kind { get; } = kind;

    /// <inheritdoc/>
    public async ValueTask<Uri> CreateAsync(ConnectionContext connection, PaymentLinkRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(request);
        var sent = new Sent
        {
            Channel = SentChannel.PaymentLink,
            Kind = Kind,
            Account = connection.Account.Id,
            Connection = connection.Connection.Id,
            Recipient = request.Deal.ToString(),
            Subject = request.Amount.ToString(),
            Text = request.Description,
            Key = request.Key,
            Deal = request.Deal,
            Content = request,
        };
        return new Uri("https://pay.example/" + await outbox.TakeAsync(sent, ct).ConfigureAwait(false));
    }
}
