using System.Security.Cryptography;
using System.Text;

namespace CrmCore.Messaging;

/// <summary>
/// Registers the address at which a bot's updates come in. The secret that Telegram repeats in each request is derived from the bot's
/// token, so that one secret is all that is kept: after a new token register again.
/// </summary>
public sealed class TelegramWebhook
{
    private const string Header = "X-Telegram-Bot-Api-Secret-Token";

    private readonly TelegramApi _api;

    internal TelegramWebhook(TelegramApi api) => _api = api;

    /// <summary>The secret that Telegram sends with each update of a bot, in the header <c>X-Telegram-Bot-Api-Secret-Token</c>.</summary>
    /// <param name="botToken">The bot's token.</param>
    /// <returns>64 hexadecimal digits: HMAC-SHA256 of <c>crmcore-webhook</c> with the token as key.</returns>
    public static string SecretToken(string botToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(botToken);
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(botToken), "crmcore-webhook"u8));
    }

    /// <summary>Tells Telegram where to send a bot's updates. Asked twice, it is the same as once.</summary>
    /// <param name="connection">The bot.</param>
    /// <param name="address">The webhook's public address: https, on port 443, 80, 88 or 8443.</param>
    /// <param name="ct">Stops.</param>
    /// <returns>When Telegram took it.</returns>
    /// <exception cref="ArgumentException">The address is not https.</exception>
    /// <exception cref="ChannelException">Telegram did not take it; the message says why.</exception>
    public async ValueTask RegisterAsync(ConnectionContext connection, Uri address, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(address);
        if (!address.IsAbsoluteUri || address.Scheme != Uri.UriSchemeHttps)
        {
            throw new ArgumentException("Telegram sends updates to https addresses only: give the public address of your webhooks.", nameof(address));
        }

        var call = new TelegramWire.SetWebhook(
            address.AbsoluteUri, TelegramApi.IsToken(connection.Secret) ? SecretToken(connection.Secret!) : "", TelegramReader.Updates);
        var answer = await _api.CallAsync(connection, "setWebhook", call, TelegramJson.Default.SetWebhook, ct).ConfigureAwait(false);
        if (answer.Failure() is { } failure) throw failure;
    }

    // Both sides have the same public length when genuine, so the comparison of bytes gives nothing away.
    internal static bool IsFromTelegram(WebhookRequest request, string botToken) =>
        request.Header(Header) is { } given
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(SecretToken(botToken)));
}
