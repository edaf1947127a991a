using System.Text;
using System.Text.Json;
using CrmCore;
using CrmCore.Messaging;
using NodaTime;

namespace SalesDay;

/// <summary>
/// What other services post: web forms in <c>forms/HHmm-anything.txt</c> (the body as the browser sent it; the name says when), and
/// Telegram's updates in <c>chats/*.json</c>.
/// </summary>
internal static class WebhookFiles
{
    public static void ReadForms(DayReader day, List<DayItem> items)
    {
        foreach (var file in day.Folder.Files("forms", ".txt"))
        {
            var name = Path.GetFileName(file);
            var clock = name.Length > 4 ? $"{name[..2]}:{name[2..4]}" : name;
            if (day.Folder.Bytes(file) is not { } bytes || day.TimeOf(clock, file, null) is not { } at) continue;
            var request = new WebhookRequest
            {
                Body = Trimmed(bytes),
                ReceivedAt = at,
                RemoteIp = "203.0.113.7",
                Headers = Header("Content-Type", "application/x-www-form-urlencoded"),
            };
            Add(day, items, "forms", "site", request, file);
        }
    }

    public static void ReadChats(DayReader day, List<DayItem> items)
    {
        foreach (var file in day.Folder.Files("chats", ".json"))
        {
            if (day.Folder.Bytes(file) is not { } bytes || DateOf(day, bytes, file) is not { } at) continue;
            var token = day.Plan.Secrets.GetValueOrDefault("telegram-bot", "0:none");
            var request = new WebhookRequest
            {
                Body = bytes,
                ReceivedAt = at,
                Headers = Header("X-Telegram-Bot-Api-Secret-Token", TelegramWebhook.SecretToken(token)),
            };
            Add(day, items, "chats", "telegram", request, file);
        }
    }

    private static void Add(DayReader day, List<DayItem> items, string channel, string connection, WebhookRequest request, string file)
    {
        if (day.ReadWebhook(connection, request, file) is not { } reading) return;
        if (reading.Refusal is { } refusal) day.Folder.Report(file, null, refusal, "Put the body there as the service posted it.");
        foreach (var e in reading.Events) items.Add(new DayItem(e.OccurredAt ?? request.ReceivedAt, channel, file, null) { Event = e });
    }

    // A webhook comes when it comes; on paper the update's own date says when. A pressed button has none: 'received' stands beside it.
    private static Instant? DateOf(DayReader day, byte[] bytes, string file)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            if (json.RootElement.TryGetProperty("message", out var message) && message.TryGetProperty("date", out var date)) return Instant.FromUnixTimeSeconds(date.GetInt64());
            if (json.RootElement.TryGetProperty("received", out var received)) return day.TimeOf(received.GetString(), file, null);
            day.Folder.Report(file, null, "The update has neither message.date nor \"received\".", "Write \"received\": \"10:42\" beside the update's members.");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            var line = error is JsonException { LineNumber: { } number } ? (int)number + 1 : (int?)null;
            day.Folder.Report(file, line, "It is no update of a bot: " + error.Message.Split(" LineNumber")[0], "Put the body there as Telegram posted it.");
        }

        return null;
    }

    private static Dictionary<string, string> Header(string name, string value) => new(StringComparer.OrdinalIgnoreCase) { [name] = value };

    // Editors end a file with a line feed; browsers do not.
    private static byte[] Trimmed(byte[] bytes) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).TrimEnd('\r', '\n'));
}
