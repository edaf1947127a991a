namespace CrmCore;

/// <summary>Sends one message of a conversation through the connection that the client writes by (R43).</summary>
internal sealed class SayExecutor(ConnectionResolver resolver, IEnumerable<IMessenger> messengers) : ActionExecutor
{
    private readonly Channels<IMessenger> _messengers = new(resolver, messengers, m => m.Kind, "sends messages", "CrmCore.Messaging");

    public override string Do => Messages.Action;

    public override Delivery DeliveryOf(ActionRun run) => _messengers.Serving(run.Model, Text(run, "channel"u8))?.Delivery ?? Delivery.Once;

    public override async ValueTask<ActionOutcome> RunAsync(ActionRun run, CancellationToken ct)
    {
        var (connection, messenger) = await _messengers.OpenAsync(run.Model, Text(run, "channel"u8), ct).ConfigureAwait(false);
        if (messenger is null) return _messengers.Missing(connection);
        var data = Text(run, "data"u8);
        var message = new OutgoingMessage
        {
            Chat = Text(run, "chat"u8),
            Text = Text(run, "text"u8),
            Buttons = [.. BodyReader.Texts(run.Action.Payload.Span, "buttons"u8).Select(b => new[] { new MessageButton(b, Data: data + b) })],
            Key = run.Action.Key,
        };
        return ActionOutcome.DoneAs(await messenger.SendAsync(connection, message, ct).ConfigureAwait(false));
    }

    private static string Text(ActionRun run, ReadOnlySpan<byte> name) => BodyReader.Text(run.Action.Payload.Span, name) ?? "";
}
