namespace CrmCore;

/// <summary>Tells employees by e-mail, from the account's default mailbox (R73).</summary>
internal sealed class EmailNotificationChannel(FindAccountModel models, ConnectionResolver resolver, IEnumerable<IMailSender> senders)
    : INotificationChannel
{
    private readonly Channels<IMailSender> _mail = new(resolver, senders, s => s.Kind, "sends letters", "CrmCore.Messaging");

    public string Name => "email";

    public async ValueTask SendAsync(Account account, Notification notification, CancellationToken ct)
    {
        var employee = notification.Employee;
        if (employee.Email is not { Length: > 0 } address)
        {
            throw new ChannelException($"The employee '{employee.Id}' has no address. Give one, or take \"email\" out of the employee's channels.", ChannelFailure.Unreachable);
        }

        if (account.Settings.DefaultMailbox is not { } mailbox)
        {
            throw new ChannelException($"The account '{account.Id}' has no default mailbox. Set one.", ChannelFailure.Unreachable);
        }

        var model = await models(account, ct).ConfigureAwait(false)
            ?? throw new ChannelException($"There is no account '{account.Id}'.", ChannelFailure.Permanent);
        var (connection, mail) = await _mail.OpenAsync(model, mailbox, ct).ConfigureAwait(false);
        if (mail is null)
        {
            throw new ChannelException(((ActionOutcome.Failed)_mail.Missing(connection)).Reason, ChannelFailure.Permanent);
        }

        await mail.SendAsync(connection, Letter(notification, address), ct).ConfigureAwait(false);
    }

    private static OutgoingLetter Letter(Notification notification, string address) => new()
    {
        MessageId = SendEmailExecutor.MessageId(notification.Key),
        To = address,
        ToName = notification.Employee.Name,
        Subject = notification.Title.ReplaceLineEndings(" "),
        Text = Body(notification),
    };

    private static string Body(Notification notification)
    {
        var lines = new List<string> { notification.Text.Length > 0 ? notification.Text : notification.Title };
        if (notification.Deal is { } deal) lines.Add($"Deal {deal}");
        return string.Join("\n\n", lines);
    }
}
