namespace CrmCore;

/// <summary>Tells employees (R73): by e-mail, messenger, in the product. Failures are <see cref="ChannelException"/>.</summary>
public interface INotificationChannel
{
    /// <summary>The name that an employee's settings give, such as <c>email</c>.</summary>
    string Name { get; }

    /// <summary>Tells one employee one thing.</summary>
    /// <param name="account">The account.</param>
    /// <param name="notification">What.</param>
    /// <param name="ct">Stops.</param>
    /// <returns>When it was handed over.</returns>
    ValueTask SendAsync(Account account, Notification notification, CancellationToken ct);
}
