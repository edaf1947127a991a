namespace CrmCore;

/// <summary>Messages the client in the network that the client wrote from (R22).</summary>
internal sealed class MessageClientExecutor(ConnectionResolver resolver, IEnumerable<IMessenger> messengers, ITemplateRenderer? renderer = null)
    : DealActionExecutor<MessageClientSettings>(MessageClientSettings.TryRead)
{
    private readonly Channels<IMessenger> _messengers = new(resolver, messengers, m => m.Kind, "sends messages", "CrmCore.Messaging");
    private readonly TemplateText _templates = new(renderer);

    public override string Do => ActionKinds.MessageClient;

    public override Delivery DeliveryOf(ActionRun run) =>
        run.Deal is { } deal && Find(deal, run.Contacts) is { } chat && _messengers.Serving(run.Model, chat.Connection) is { } messenger
            ? messenger.Delivery
            : Delivery.Once;

    protected override async ValueTask<ActionOutcome> RunAsync(ActionRun run, Deal deal, MessageClientSettings settings, CancellationToken ct)
    {
        if (Find(deal, run.Contacts) is not { } chat) return ActionOutcome.Skip("the deal came from no messenger (R22)");
        if (chat.Unsubscribed) return ActionOutcome.Skip("the client asked not to be written to there");
        var (text, failure) = Text(run, deal, settings);
        if (text is null) return failure!;
        var (connection, messenger) = await _messengers.OpenAsync(run.Model, chat.Connection, ct).ConfigureAwait(false);
        if (messenger is null) return _messengers.Missing(connection);
        var message = new OutgoingMessage
        {
            Chat = chat.Id,
            Text = text,
            Buttons = [.. settings.Buttons.Select(b => new[] { new MessageButton(b, Data: b) })],
            Key = run.Action.Key,
        };
        return ActionOutcome.DoneAs(await messenger.SendAsync(connection, message, ct).ConfigureAwait(false));
    }

    // Where the deal's request came from; else where the main contact wrote last, of what they have not closed.
    private static Chat? Find(Deal deal, IReadOnlyList<Contact> contacts)
    {
        var known = contacts.SelectMany(c => c.Points).Where(p => p.Kind == ContactPointKind.Messenger).ToList();
        if (deal.Origin is { Network: { Length: > 0 } network, Chat: { Length: > 0 } id })
        {
            var value = network + ":" + id;
            return new Chat(network, id, known.Exists(p => p.Value == value && p.Unsubscribed));
        }

        if (deal.Contact is not { } main) return null;
        var points = contacts.Where(c => c.Id == main).SelectMany(c => c.Points).Where(p => p.Kind == ContactPointKind.Messenger).ToList();
        var point = points.FindLast(p => !p.Unsubscribed) ?? points.LastOrDefault();
        var colon = point?.Value.IndexOf(':', StringComparison.Ordinal) ?? -1;
        return colon > 0 ? new Chat(point!.Value[..colon], point.Value[(colon + 1)..], point.Unsubscribed) : null;
    }

    private (string? Text, ActionOutcome? Failure) Text(ActionRun run, Deal deal, MessageClientSettings settings)
    {
        if (settings.Template is not { } id) return (settings.Text, null);
        var (template, missing) = _templates.Find(run.Model, id);
        if (template is null) return (null, missing);
        if (template.Text is null) return (null, ActionOutcome.Fail($"The template '{id}' has no text, and messengers show no HTML. Give it one."));
        var from = run.Model.Account.Settings.DefaultSender is { } name ? run.Model.Employees.GetValueOrDefault(name) : null;
        var client = run.Contacts.Count > 0 ? run.Contacts[0] : null;
        try
        {
            return (_templates.Render(template.Text, TemplateModel.Of(run.Model, deal, client, from is { Active: true } ? from : null)), null);
        }
        catch (FormatException e)
        {
            return (null, TemplateText.Broken(template, e));
        }
    }

    private sealed record Chat(string Connection, string Id, bool Unsubscribed);
}
