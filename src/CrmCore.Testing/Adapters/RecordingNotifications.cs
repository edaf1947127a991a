namespace CrmCore.Testing;

/// <summary>Notes notifications of employees instead of handing them over.</summary>
/// <param name="outbox">Where.</param>
/// <param name="name">The name that an employee's settings give.</param>
public sealed class RecordingNotifications(Outbox outbox, string name = "recording") : INotificationChannel
{
    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public async ValueTask SendAsync(Account account, Notification notification, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(notification);
        var sent = new Sent
        {
            Channel = SentChannel.Notification,
            Kind = Name,
            Account = account.Id,
            Recipient = notification.Employee.Id,
            Subject = notification.Title,
            Text = notification.Text,
            Key = notification.Key,
            Deal = notification.Deal,
            Content = notification,
        };
        await outbox.TakeAsync(sent, ct).ConfigureAwait(false);
    }
}
