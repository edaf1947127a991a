using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using CrmCore.Http;

namespace CrmCore.Messaging;

/// <summary>Calls methods of the Bot API. The token is part of the address, so the address is shown nowhere.</summary>
internal sealed partial class TelegramApi(IHttpClientFactory clients, TelegramOptions options, TimeProvider time)
{
    private const int KeptBytes = 64 * 1024;

    private readonly HttpExchange _http = new(clients, TelegramOptions.HttpClientName, "Telegram", time);

    /// <summary>Whether it can be a bot's token; one that is not must not get into an address.</summary>
    public static bool IsToken(string? token) => token is not null && TokenForm().IsMatch(token);

    public ValueTask<TelegramAnswer> CallAsync<T>(ConnectionContext connection, string method, T arguments, JsonTypeInfo<T> type, CancellationToken ct) =>
        SendAsync(connection, HttpMethod.Post, method, new TrackedContent(JsonSerializer.SerializeToUtf8Bytes(arguments, type)), ct);

    public ValueTask<TelegramAnswer> CallAsync(ConnectionContext connection, string method, CancellationToken ct) =>
        SendAsync(connection, HttpMethod.Get, method, null, ct);

    private async ValueTask<TelegramAnswer> SendAsync(
        ConnectionContext connection, HttpMethod verb, string method, TrackedContent? content, CancellationToken ct)
    {
        var token = connection.Secret;
        if (!IsToken(token))
        {
            throw new ChannelException(
                $"Connection '{connection.Connection.Id}' has no bot token: its secret must be what @BotFather gave, such as 123456:ABC….",
                ChannelFailure.Permanent);
        }

        var root = options.BaseAddress.AbsoluteUri.TrimEnd('/');
        var request = new HttpRequestMessage(verb, new Uri($"{root}/bot{token}/{method}")) { Content = content };
        return TelegramAnswer.Of(await _http.SendAsync(request, options.Timeout, KeptBytes, ct).ConfigureAwait(false), token!);
    }

    [GeneratedRegex("^[0-9]{1,20}:[A-Za-z0-9_-]{5,200}$", RegexOptions.None, 1000)]
    private static partial Regex TokenForm();
}
