using System.Text;
using CrmCore.LeadSources;

namespace CrmCore.Adapters.Tests.WebForms;

/// <summary>Requests of forms.</summary>
internal static class WebFormSamples
{
    public const string UrlEncoded = "application/x-www-form-urlencoded";

    public static Instant At { get; } = Instant.FromUtc(2026, 3, 2, 10, 0, 30);

    public static WebhookRequest Request(byte[] body, string type = UrlEncoded, params (string Name, string Value)[] headers) => new()
    {
        Body = body,
        ReceivedAt = At,
        RemoteIp = "198.51.100.7",
        Headers = headers.Append(("Content-Type", type)).ToDictionary(h => h.Item1, h => h.Item2, StringComparer.OrdinalIgnoreCase),
    };

    public static WebhookRequest Request(string body, string type = UrlEncoded, params (string Name, string Value)[] headers) =>
        Request(Encoding.UTF8.GetBytes(body), type, headers);

    public static WebhookReading Read(WebhookRequest request, string settings = "{}", WebFormOptions? options = null) =>
        new WebFormReader(options ?? new WebFormOptions()).Read(request, TestConnections.Of("web-form", null, settings));

    public static FormSubmitted Form(WebhookRequest request, string settings = "{}") =>
        Assert.IsType<FormSubmitted>(Assert.Single(Read(request, settings).Events));

    public static FormSubmitted Form(string body, string settings = "{}") => Form(Request(body), settings);
}
