using CrmCore.Testing.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Adapters.Tests.Telegram;

/// <summary>A stand-in that speaks the Bot API (sheet of Bot API 10.1).</summary>
internal static class TelegramStandIn
{
    public const string Token = "123456:AAE-secret_secret-secret";

    public static ConnectionContext Connection(string settings = "{}") => TestConnections.Of("telegram", Token, settings);

    public static VendorStandIn Start()
    {
        var standIn = new VendorStandIn(Answer);
        standIn.AddTelegram(o => o.BaseAddress = standIn.Address);
        return standIn;
    }

    public static StandInAnswer Error(int code, string description, string parameters = "") => new(
        code, $$"""{"ok":false,"error_code":{{code}},"description":"{{description}}"{{(parameters.Length == 0 ? "" : ",\"parameters\":{" + parameters + "}")}}}""");

    private static StandInAnswer Answer(ServiceConduct conduct, ReceivedRequest request) => conduct switch
    {
        ServiceConduct.AsksToWait => Error(429, "Too Many Requests: retry after 7", "\"retry_after\":7"),
        ServiceConduct.Refuses => Error(400, "Bad Request: can't parse entities"),
        ServiceConduct.RecipientIsGone => Error(403, "Forbidden: bot was blocked by the user"),
        ServiceConduct.Fails => Error(500, "Internal Server Error"),
        _ when !request.Target.StartsWith($"/bot{Token}/", StringComparison.Ordinal) => Error(401, "Unauthorized"),
        _ => request.Target.Split('/')[^1] switch
        {
            "sendMessage" => new StandInAnswer(200, """{"ok":true,"result":{"message_id":77,"date":1763749853,"chat":{"id":5550001111,"type":"private"}}}"""),
            "getMe" => new StandInAnswer(200, """{"ok":true,"result":{"id":123456,"is_bot":true,"first_name":"Acme","username":"acme_bot"}}"""),
            "getWebhookInfo" => new StandInAnswer(200, """
                {"ok":true,"result":{"url":"https://crm.example.com/hooks/acme/telegram-1","has_custom_certificate":false,"pending_update_count":0,
                 "allowed_updates":["message","callback_query","my_chat_member"]}}
                """),
            "setWebhook" => new StandInAnswer(200, """{"ok":true,"result":true,"description":"Webhook was set"}"""),
            _ => Error(404, "Not Found"),
        },
    };
}
