using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CrmCore.Settings;

namespace CrmCore.Messaging;

/// <summary>Sends messages through bots. Telegram knows no key of ours: a message without an answer is never sent again blindly.</summary>
internal sealed class TelegramMessenger(TelegramApi api) : IMessenger
{
    private const int LongestText = 4096;
    private const int LongestButtonData = 64;

    public string Kind => TelegramOptions.Kind;

    public Delivery Delivery => Delivery.Once;

    public async ValueTask<string?> SendAsync(ConnectionContext connection, OutgoingMessage message, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(message);
        var settings = ConnectionSettings.Require(connection.Connection, TelegramSettingsJson.Default.TelegramSettings);
        var call = new TelegramWire.SendMessage(
            ChatOf(message),
            TextOf(message),
            settings.ParseMode,
            settings.LinkPreviews ? null : new TelegramWire.LinkPreview(IsDisabled: true),
            message.Buttons.Count == 0 ? null : new TelegramWire.Keyboard([.. message.Buttons.Select(Row)]));

        var answer = await api.CallAsync(connection, "sendMessage", call, TelegramJson.Default.SendMessage, ct).ConfigureAwait(false);
        if (answer.MovedTo is { } chat)
        {
            // The refusal says that nothing was sent, and where the group lives now.
            answer = await api.CallAsync(connection, "sendMessage", call with { ChatId = chat }, TelegramJson.Default.SendMessage, ct).ConfigureAwait(false);
        }

        return answer.Failure() is { } failure ? throw failure : answer.MessageId;
    }

    private static JsonValue ChatOf(OutgoingMessage message)
    {
        if (long.TryParse(message.Chat, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id)) return JsonValue.Create(id);
        if (message.Chat is ['@', _, ..]) return JsonValue.Create(message.Chat);
        throw Refuse("the chat's id is neither a number nor a name with '@'");
    }

    // Splitting would make several messages of one, of which the second may fail alone.
    private static string TextOf(OutgoingMessage message) => message.Text switch
    {
        { Length: > LongestText } text => throw Refuse(string.Create(
            CultureInfo.InvariantCulture, $"the text has {text.Length} characters, Telegram takes {LongestText}: shorten the template or send two messages")),
        var text when string.IsNullOrWhiteSpace(text) => throw Refuse("the text is empty"),
        var text => text,
    };

    private static IReadOnlyList<TelegramWire.Button> Row(IReadOnlyList<MessageButton> row) => [.. row.Select(Button)];

    private static TelegramWire.Button Button(MessageButton button)
    {
        if (string.IsNullOrWhiteSpace(button.Text)) throw Refuse("a button has no text");
        if (button.Data is null == button.Url is null) throw Refuse($"the button '{button.Text}' needs either data or an address, and only one of them");
        if (button.Data is { } data && Encoding.UTF8.GetByteCount(data) is 0 or > LongestButtonData)
        {
            throw Refuse($"the data of the button '{button.Text}' must have 1 to 64 bytes (a Russian letter has two)");
        }

        if (button.Url is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" or "tg"))
        {
            throw Refuse($"the address of the button '{button.Text}' must begin with https://, http:// or tg://");
        }

        return new TelegramWire.Button(button.Text, button.Data, button.Url);
    }

    private static ChannelException Refuse(string why) => new($"The message cannot be sent by Telegram: {why}.", ChannelFailure.Permanent);
}
