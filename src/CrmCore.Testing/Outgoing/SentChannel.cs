namespace CrmCore.Testing;

/// <summary>Through which port something was sent.</summary>
public enum SentChannel
{
    /// <summary>A letter: <see cref="IMailSender"/>.</summary>
    Mail,

    /// <summary>A message: <see cref="IMessenger"/>.</summary>
    Message,

    /// <summary>An event for analytics: <see cref="IAnalyticsSender"/>.</summary>
    Analytics,

    /// <summary>A webhook: <see cref="IWebhookSender"/>.</summary>
    Webhook,

    /// <summary>A change of an advertisement audience: <see cref="IAdAudience"/>.</summary>
    Audience,

    /// <summary>A change of a mailing list: <see cref="IMailingList"/>.</summary>
    MailingList,

    /// <summary>A call that was to be made: <see cref="ITelephony"/>.</summary>
    Call,

    /// <summary>A payment link that was asked for: <see cref="IPaymentLinks"/>.</summary>
    PaymentLink,

    /// <summary>A tunnel that was to start: <see cref="ITunnels"/>.</summary>
    Tunnel,

    /// <summary>A customer that was to be made: <see cref="ICustomers"/>.</summary>
    Customer,

    /// <summary>A notification of an employee: <see cref="INotificationChannel"/>.</summary>
    Notification,
}
