using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmCore.Messaging;

/// <summary>What goes over the wire, member by member as Telegram names it; members that we do not need are left out and ignored.</summary>
internal static class TelegramWire
{
    internal sealed record SendMessage(JsonNode ChatId, string Text, string? ParseMode, LinkPreview? LinkPreviewOptions, Keyboard? ReplyMarkup);

    internal sealed record LinkPreview(bool IsDisabled);

    internal sealed record Keyboard(IReadOnlyList<IReadOnlyList<Button>> InlineKeyboard);

    internal sealed record Button(string Text, string? CallbackData, string? Url);

    internal sealed record SetWebhook(string Url, string SecretToken, IReadOnlyList<string> AllowedUpdates);

    internal sealed record Reply(bool Ok, JsonElement? Result, int ErrorCode, string? Description, ReplyParameters? Parameters);

    internal sealed record ReplyParameters(long? RetryAfter, long? MigrateToChatId);

    internal sealed record BotUser(long Id, string? Username);

    internal sealed record WebhookInfo(
        string? Url, long PendingUpdateCount, long? LastErrorDate, string? LastErrorMessage, IReadOnlyList<string>? AllowedUpdates);

    internal sealed record AnswerCallback(string Method, string CallbackQueryId);

    internal sealed record Update(long? UpdateId, Message? Message, CallbackQuery? CallbackQuery, ChatMemberUpdated? MyChatMember);

    internal sealed record Message(
        long? MessageId,
        long? Date,
        User? From,
        Chat? Chat,
        string? Text,
        string? Caption,
        Contact? Contact,
        JsonElement? Photo,
        JsonElement? Voice,
        JsonElement? Video,
        JsonElement? VideoNote,
        JsonElement? Audio,
        JsonElement? Document,
        JsonElement? Sticker,
        JsonElement? Location);

    internal sealed record User(long Id, bool IsBot, string? FirstName, string? LastName, string? Username);

    internal sealed record Chat(long Id, string? Type);

    internal sealed record Contact(string? PhoneNumber, string? FirstName, string? LastName, long? UserId);

    internal sealed record CallbackQuery(string? Id, User? From, Message? Message, string? Data);

    internal sealed record ChatMemberUpdated(long? Date, User? From, Chat? Chat, ChatMember? NewChatMember);

    internal sealed record ChatMember(string? Status);

    internal sealed record BlockNote(string Network, string Chat);
}
