using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using CrmCore.Http;
using NodaTime;

namespace CrmCore.Messaging;

/// <summary>What Telegram answered to a call, and what that means for a message.</summary>
internal sealed class TelegramAnswer
{
    private readonly HttpReply _http;
    private readonly TelegramWire.Reply? _reply;
    private readonly string _token;

    private TelegramAnswer(HttpReply http, TelegramWire.Reply? reply, string token)
    {
        _http = http;
        _reply = reply;
        _token = token;
    }

    public bool IsOk => _http.IsSuccess && _reply is { Ok: true };

    public int Code => _reply is { Ok: false, ErrorCode: > 0 } ? _reply.ErrorCode : _http.Status;

    /// <summary>The chat that a group has become; null when it has not moved.</summary>
    public JsonNode? MovedTo => !IsOk && _reply?.Parameters?.MigrateToChatId is { } chat ? JsonValue.Create(chat) : null;

    /// <summary>The id of the message that was sent; null when Telegram gave none.</summary>
    public string? MessageId =>
        _reply?.Result is { ValueKind: JsonValueKind.Object } result && result.TryGetProperty("message_id", out var id) ? id.GetRawText() : null;

    public static TelegramAnswer Of(HttpReply http, string token)
    {
        try
        {
            return new TelegramAnswer(http, JsonSerializer.Deserialize(http.Body.Span, TelegramJson.Default.Reply), token);
        }
        catch (JsonException)
        {
            return new TelegramAnswer(http, null, token);
        }
    }

    /// <summary>The result in its own form; null when it has another.</summary>
    public T? Result<T>(JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return _reply?.Result?.Deserialize(type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Why the call failed; null when it did not.</summary>
    public ChannelException? Failure()
    {
        if (IsOk) return null;
        var words = Excerpt.Of(_reply?.Description, _token);
        return Code switch
        {
            // An answer that is not Telegram's own, from something between: nobody knows how far the message came.
            >= 200 and < 300 => Fail("Telegram's answer cannot be read; the message may have been sent.", ChannelFailure.Unknown),
            502 or 504 when _reply is null => Fail("Something before Telegram gave up; the message may have been sent.", ChannelFailure.Unknown),
            401 or 404 => Fail("Telegram does not know the bot's token: take the current one from @BotFather into the secret store.", ChannelFailure.Permanent),
            403 => Fail($"The client cannot be reached in Telegram any more: {words}", ChannelFailure.Unreachable),
            400 when IsGone(words) => Fail($"The client cannot be reached in Telegram: {words}", ChannelFailure.Unreachable),
            429 => new ChannelException($"Telegram asks to wait: {words}", ChannelFailure.Transient, Wait()),
            >= 500 => new ChannelException($"Telegram failed with {Code}: {words}", ChannelFailure.Transient, Wait()),
            >= 300 and < 400 => Fail("The address of the Bot API answers with a redirection: correct TelegramOptions.BaseAddress.", ChannelFailure.Permanent),
            _ => Fail($"Telegram refused with {Code}: {words}", ChannelFailure.Permanent),
        };
    }

    private static ChannelException Fail(string message, ChannelFailure failure) => new(message, failure);

    private static bool IsGone(string words) =>
        words.Contains("chat not found", StringComparison.OrdinalIgnoreCase)
        || words.Contains("user not found", StringComparison.OrdinalIgnoreCase)
        || words.Contains("user is deactivated", StringComparison.OrdinalIgnoreCase)
        || words.Contains("PEER_ID_INVALID", StringComparison.OrdinalIgnoreCase)
        || words.Contains("USER_IS_BLOCKED", StringComparison.OrdinalIgnoreCase);

    private Duration? Wait() => _reply?.Parameters?.RetryAfter is { } seconds
        ? HttpReply.Bounded(Duration.FromSeconds(Math.Clamp(seconds, 0, int.MaxValue)))
        : _http.RetryAfter;
}
