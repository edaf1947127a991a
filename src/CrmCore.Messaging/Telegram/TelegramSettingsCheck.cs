using CrmCore.Http;
using CrmCore.Settings;

namespace CrmCore.Messaging;

/// <summary>Asks Telegram who the bot is and how its webhook fares (R72).</summary>
internal sealed class TelegramSettingsCheck(TelegramApi api) : ISettingsCheck
{
    private const int ManyPending = 100;

    public string Kind => TelegramOptions.Kind;

    public async ValueTask<IReadOnlyList<SettingsProblem>> CheckAsync(ConnectionContext connection, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var problems = ConnectionSettings.Problems(connection.Connection, TelegramSettingsJson.Default.TelegramSettings).ToList();
        var settings = ConnectionSettings.Read(connection.Connection, TelegramSettingsJson.Default.TelegramSettings, out _);
        if (settings.ParseMode is not (null or "HTML" or "MarkdownV2"))
        {
            problems.Add(new("parseMode", "Telegram knows no such markup.", "Write HTML or MarkdownV2, or leave it out for plain text."));
        }

        if (!TelegramApi.IsToken(connection.Secret))
        {
            problems.Add(new("secret", "There is no bot token.", "Take the token from @BotFather (123456:ABC…) into the secret store, under the name that the connection gives."));
            return problems;
        }

        try
        {
            problems.AddRange(await AskAsync(connection, ct).ConfigureAwait(false));
        }
        catch (ChannelException error)
        {
            problems.Add(new("service", error.Message, "Check that this machine may reach the Bot API, or set TelegramOptions.BaseAddress."));
        }

        return problems;
    }

    private async ValueTask<IEnumerable<SettingsProblem>> AskAsync(ConnectionContext connection, CancellationToken ct)
    {
        var bot = await api.CallAsync(connection, "getMe", ct).ConfigureAwait(false);
        if (bot.Code is 401 or 404)
        {
            return [new("secret", "Telegram does not know this token.", "Take the current token from @BotFather into the secret store, then register the webhook again.")];
        }

        if (bot.Failure() is { } refused) throw refused;
        var answer = await api.CallAsync(connection, "getWebhookInfo", ct).ConfigureAwait(false);
        if (answer.Failure() is { } failure) throw failure;
        return answer.Result(TelegramJson.Default.WebhookInfo) is { } webhook ? OfWebhook(webhook, connection.Secret!) : [];
    }

    private static IEnumerable<SettingsProblem> OfWebhook(TelegramWire.WebhookInfo webhook, string token)
    {
        if (string.IsNullOrEmpty(webhook.Url))
        {
            yield return new("webhook", "The bot has no webhook: messages of clients do not come in.", "Call TelegramWebhook.RegisterAsync with the connection's webhook address.");
            yield break;
        }

        if (!string.IsNullOrEmpty(webhook.LastErrorMessage))
        {
            yield return new("webhook", $"Telegram's last delivery failed: {Excerpt.Of(webhook.LastErrorMessage, token)}", "Look into this host's log; after a new token register the webhook again.")
            {
                IsRemark = webhook.PendingUpdateCount == 0,
            };
        }

        if (webhook.PendingUpdateCount > ManyPending)
        {
            yield return new("webhook", $"{webhook.PendingUpdateCount} updates wait at Telegram.", "Check that the webhook's address answers with 200 quickly.");
        }

        if (webhook.AllowedUpdates is { Count: > 0 } allowed && TelegramReader.Updates.Except(allowed, StringComparer.Ordinal).ToList() is { Count: > 0 } missing)
        {
            yield return new("webhook", $"Telegram does not send {string.Join(", ", missing)}.", "Register the webhook again with TelegramWebhook.RegisterAsync.");
        }
    }
}
