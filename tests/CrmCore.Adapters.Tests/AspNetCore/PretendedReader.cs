using System.Text;

namespace CrmCore.Adapters.Tests.AspNetCore;

/// <summary>Reads bodies of lines, one key each; the secret stands in a header. A line <c>!</c> makes it fail.</summary>
internal sealed class PretendedReader(string kind, string? alsoMethod = null) : IWebhookReader
{
    public string Kind => kind;

    public bool Accepts(string method) => method == "POST" || method == alsoMethod;

    public WebhookReading Read(WebhookRequest request, ConnectionContext connection)
    {
        if (request.Method == "GET") return WebhookReading.Of() with { Response = request.Query };
        if (request.Header("x-browser") is not null) return WebhookReading.SeeOther(new Uri("https://example.com/thanks"));
        if (request.Header("x-secret") != connection.Secret) return WebhookReading.Forged("the secret is another");
        var text = Encoding.UTF8.GetString(request.Body.Span);
        if (text == "!") throw new InvalidOperationException("A defect of the reader.");
        if (text.Length == 0) return WebhookReading.Unreadable("there is no line");
        var events = text.Split('\n').Select(line => new IncomingCall("+79161234567") { Source = connection.Connection.Id, Key = line });
        return WebhookReading.Of([.. events]) with { Response = "{\"ok\":true}", ContentType = "application/json" };
    }
}
