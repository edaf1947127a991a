using System.Globalization;
using System.Text.Json;
using CrmCore.Settings;
using NodaTime;

namespace CrmCore.Messaging;

/// <summary>Reads a bot's updates: messages and pressed buttons of private chats. Edited messages, groups and channels are left alone.</summary>
internal sealed class TelegramReader : IWebhookReader
{
    /// <summary>The kinds of updates that are read, and asked for when the webhook is registered.</summary>
    public static IReadOnlyList<string> Updates { get; } = ["message", "callback_query", "my_chat_member"];

    public string Kind => TelegramOptions.Kind;

    public WebhookReading Read(WebhookRequest request, ConnectionContext connection)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(connection);
        if (!TelegramApi.IsToken(connection.Secret)) return WebhookReading.Forged($"Connection '{connection.Connection.Id}' has no bot token: nothing can be verified.");
        if (!TelegramWebhook.IsFromTelegram(request, connection.Secret!))
        {
            return WebhookReading.Forged("The secret header is missing or not ours: register the webhook again if the bot's token has changed.");
        }

        TelegramWire.Update? update;
        try
        {
            update = JsonSerializer.Deserialize(request.Body.Span, TelegramJson.Default.Update);
        }
        catch (JsonException error)
        {
            return WebhookReading.Unreadable("The update is no JSON of the known form, at " + (error.Path ?? "$"));
        }

        return update?.UpdateId is { } id
            ? new UpdateReader(request, connection, id).Read(update)
            : WebhookReading.Unreadable("The update has no update_id.");
    }
}

/// <summary>One update of a genuine request.</summary>
file sealed class UpdateReader(WebhookRequest request, ConnectionContext connection, long update)
{
    // Later than any date of a message, and inside what an instant can hold.
    private const long LastSecond = 253402300799;

    // The bot's id is the public half of its token: another bot on the same connection counts its updates anew.
    private readonly string _key = string.Create(
        CultureInfo.InvariantCulture, $"{connection.Secret.AsSpan(0, connection.Secret!.IndexOf(':', StringComparison.Ordinal))}:{update}");

    private string Network => connection.Connection.Id;

    public WebhookReading Read(TelegramWire.Update update) => update switch
    {
        { Message: { } message } => OfMessage(message),
        { CallbackQuery: { } pressed } => OfButton(pressed),
        { MyChatMember: { } member } => OfMember(member),
        _ => WebhookReading.Of(),
    };

    private WebhookReading OfMessage(TelegramWire.Message message)
    {
        if (message.From is not { IsBot: false } from || message.Chat is not { Type: "private" } chat || !HasContent(message)) return WebhookReading.Of();
        var own = message.Contact is { } contact && contact.UserId == from.Id;
        return WebhookReading.Of(new ChatMessage(Network, Number(chat.Id), WordsOf(message, own))
        {
            Source = Network,
            Key = _key,
            OccurredAt = At(message.Date),
            Name = NameOf(from.FirstName, from.LastName),
            Phone = own ? International(message.Contact!.PhoneNumber) : null,
        });
    }

    // The client's screen waits until the press is answered: the answer to the webhook does it.
    private WebhookReading OfButton(TelegramWire.CallbackQuery pressed)
    {
        var answer = pressed.Id is { } id
            ? JsonSerializer.Serialize(new TelegramWire.AnswerCallback("answerCallbackQuery", id), TelegramJson.Default.AnswerCallback)
            : "";
        if (pressed.From is not { IsBot: false } from || pressed.Message?.Chat is { Type: not "private" })
        {
            return WebhookReading.Of() with { Response = answer, ContentType = "application/json" };
        }

        return WebhookReading.Of(new ChatMessage(Network, Number(pressed.Message?.Chat?.Id ?? from.Id), "")
        {
            Source = Network,
            Key = _key,
            OccurredAt = request.ReceivedAt,
            Name = NameOf(from.FirstName, from.LastName),
            Button = pressed.Data,
        }) with { Response = answer, ContentType = "application/json" };
    }

    private WebhookReading OfMember(TelegramWire.ChatMemberUpdated member)
    {
        var settings = ConnectionSettings.Read(connection.Connection, TelegramSettingsJson.Default.TelegramSettings, out _);
        if (!settings.ReportBlocks || member.Chat is not { Type: "private" } chat) return WebhookReading.Of();
        var kind = member.NewChatMember?.Status == "kicked" ? "chat-blocked" : "chat-unblocked";
        var note = JsonSerializer.SerializeToUtf8Bytes(new TelegramWire.BlockNote(Network, Number(chat.Id)), TelegramJson.Default.BlockNote);
        return WebhookReading.Of(new RawEvent(kind, note) { Source = Network, Key = _key, OccurredAt = At(member.Date) });
    }

    private static bool HasContent(TelegramWire.Message m) =>
        m.Text is not null || m.Caption is not null || m.Contact is not null
        || (m.Photo ?? m.Voice ?? m.Video ?? m.VideoNote ?? m.Audio ?? m.Document ?? m.Sticker ?? m.Location) is not null;

    // Somebody else's card is words of the client; the client's own is a phone that Telegram vouches for.
    private static string WordsOf(TelegramWire.Message message, bool own) => message switch
    {
        { Text: { } text } => text,
        { Caption: { } caption } => caption,
        { Contact: { } card } when !own => $"{NameOf(card.FirstName, card.LastName)} {card.PhoneNumber}".Trim(),
        _ => "",
    };

    private Instant At(long? seconds) => seconds is > 0 and < LastSecond ? Instant.FromUnixTimeSeconds(seconds.Value) : request.ReceivedAt;

    private static string? NameOf(string? first, string? last) => $"{first} {last}".Trim() is { Length: > 0 } name ? name : null;

    // Telegram's numbers are international, with or without the plus.
    private static string? International(string? phone) => phone is [>= '0' and <= '9', ..] ? "+" + phone : phone;

    private static string Number(long id) => id.ToString(CultureInfo.InvariantCulture);
}
