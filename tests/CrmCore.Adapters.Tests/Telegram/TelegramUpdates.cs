namespace CrmCore.Adapters.Tests.Telegram;

/// <summary>Updates as the contract sheet shows them.</summary>
internal static class TelegramUpdates
{
    public const string Text = """
        {"update_id":900000001,"message":{"message_id":51,"date":1763749853,
         "from":{"id":5550001111,"is_bot":false,"first_name":"Иван","last_name":"Петров","username":"ivanp","language_code":"ru"},
         "chat":{"id":5550001111,"type":"private","first_name":"Иван","username":"ivanp"},"text":"/start deal777","entities":[{"offset":0,"length":6,"type":"bot_command"}]}}
        """;

    public const string Button = """
        {"update_id":900000002,"callback_query":{"id":"4382bfdwdsb323b2d9","from":{"id":5550001111,"is_bot":false,"first_name":"Иван"},
         "message":{"message_id":52,"date":1763749860,"chat":{"id":5550001111,"type":"private"},"text":"Подтвердить?"},"chat_instance":"-123456789","data":"deal:777:confirm"}}
        """;

    public const string OwnContact = """
        {"update_id":900000003,"message":{"message_id":53,"date":1763749870,"from":{"id":5550001111,"is_bot":false,"first_name":"Иван"},
         "chat":{"id":5550001111,"type":"private"},"contact":{"phone_number":"79161234567","first_name":"Иван","user_id":5550001111}}}
        """;

    public const string OtherContact = """
        {"update_id":900000004,"message":{"message_id":54,"date":1763749880,"from":{"id":5550001111,"is_bot":false,"first_name":"Иван"},
         "chat":{"id":5550001111,"type":"private"},"contact":{"phone_number":"+79030000000","first_name":"Ольга","user_id":42}}}
        """;

    public const string Photo = """
        {"update_id":900000005,"message":{"message_id":55,"date":1763749890,"from":{"id":5550001111,"is_bot":false,"first_name":"Иван"},
         "chat":{"id":5550001111,"type":"private"},"photo":[{"file_id":"a","file_unique_id":"b","width":90,"height":60}],"caption":"Вот окно"}}
        """;

    public const string Blocked = """
        {"update_id":900000006,"my_chat_member":{"chat":{"id":5550001111,"type":"private"},"from":{"id":5550001111,"is_bot":false,"first_name":"Иван"},
         "date":1763749900,"old_chat_member":{"status":"member"},"new_chat_member":{"status":"kicked","until_date":0}}}
        """;

    public static IReadOnlyList<string> All { get; } = [Text, Button, OwnContact, OtherContact, Photo];

    public static WebhookRequest Request(byte[] body, string? secret)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = "application/json" };
        if (secret is not null) headers["X-Telegram-Bot-Api-Secret-Token"] = secret;
        return new WebhookRequest { Body = body, Headers = headers, ReceivedAt = Instant.FromUtc(2026, 3, 2, 10, 0) };
    }
}
