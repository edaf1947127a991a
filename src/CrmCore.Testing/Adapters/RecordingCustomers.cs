namespace CrmCore.Testing;

/// <summary>Notes customers instead of making them, and gives an id for each key.</summary>
/// <param name="outbox">Where.</param>
public sealed class RecordingCustomers(Outbox outbox) : ICustomers
{
    /// <inheritdoc/>
    public async ValueTask<string?> CreateAsync(Account account, NewCustomer customer, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(customer);
        var sent = new Sent
        {
            Channel = SentChannel.Customer,
            Account = account.Id,
            Recipient = customer.Name,
            Text = customer.Period?.ToString(),
            Key = customer.Key,
            Deal = customer.Deal.Id,
            Content = customer,
        };
        return await outbox.TakeAsync(sent, ct).ConfigureAwait(false);
    }
}
