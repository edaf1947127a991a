namespace CrmCore;

/// <summary>Tells an employee by one of their channels (R73). The target is <c>channel:employee</c>, the payload title and text.</summary>
internal sealed class NotifyExecutor(IEnumerable<INotificationChannel> channels) : ActionExecutor
{
    // The host's own channel of that name goes before the engine's.
    private readonly Dictionary<string, INotificationChannel> _channels = channels
        .GroupBy(c => c.Name, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.LastOrDefault(c => c is not EmailNotificationChannel) ?? g.Last(), StringComparer.Ordinal);

    public override string Do => Notices.Action;

    public override Delivery DeliveryOf(ActionRun run) => Delivery.Repeatable;

    public override async ValueTask<ActionOutcome> RunAsync(ActionRun run, CancellationToken ct)
    {
        var target = run.Action.Target;
        var colon = target.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0) return ActionOutcome.Fail($"'{target}' is no target of a notification: it needs channel:employee.");
        var (name, id) = (target[..colon], target[(colon + 1)..]);
        if (!run.Model.Employees.TryGetValue(id, out var employee) || !employee.Active) return ActionOutcome.Skip("the employee is not active any more");
        if (!_channels.TryGetValue(name, out var channel))
        {
            return ActionOutcome.Fail($"There is no notification channel '{name}'. Register an INotificationChannel of that name, or take it out of the employee's settings.");
        }

        try
        {
            await channel.SendAsync(run.Model.Account, Notification(run, employee), ct).ConfigureAwait(false);
            return ActionOutcome.Done;
        }
        catch (ChannelException e) when (e.Failure == ChannelFailure.Unreachable)
        {
            // Nobody is helped by a dead letter, and a notification about it, for each notification that cannot be delivered.
            return ActionOutcome.Skip(e.Message);
        }
    }

    private static Notification Notification(ActionRun run, Employee employee)
    {
        var kind = run.Action.Action.Split(':')[0];
        var payload = run.Action.Payload;
        return new Notification
        {
            Kind = kind,
            Employee = employee,
            Title = (payload.IsEmpty ? null : BodyReader.Text(payload.Span, "title"u8)) ?? kind,
            Text = (payload.IsEmpty ? null : BodyReader.Text(payload.Span, "text"u8)) ?? "",
            Deal = run.Deal?.Id,
            Conversation = kind is NotificationKinds.Offered or NotificationKinds.Unanswered or NotificationKinds.Transferred ? new ConversationId(run.Action.Subject) : null,
            Key = run.Action.Key,
        };
    }
}
