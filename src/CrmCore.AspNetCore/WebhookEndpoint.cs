using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace CrmCore.AspNetCore;

/// <summary>Between HTTP and <see cref="CrmWebhooks"/>: the size, the headers, the answer.</summary>
internal sealed class WebhookEndpoint(CrmEngine engine)
{
    // Long enough for a restart; senders that know the header wait so long.
    private const int RetrySeconds = 10;

    public async Task HandleAsync(HttpContext http)
    {
        var account = (string)http.Request.RouteValues["account"]!;
        var connection = (string)http.Request.RouteValues["connection"]!;
        var webhooks = engine.ForAccount(account).Webhooks;
        if (await ReadAsync(http.Request, webhooks.MaxBodyBytes, http.RequestAborted).ConfigureAwait(false) is not { } body)
        {
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        // From here on the sender may hang up: what it has sent is taken.
        var reading = await webhooks.ReceiveAsync(connection, Request(http, body), CancellationToken.None).ConfigureAwait(false);
        await AnswerAsync(http.Response, reading).ConfigureAwait(false);
    }

    private static async Task AnswerAsync(HttpResponse response, WebhookReading reading)
    {
        response.StatusCode = reading.Status;
        if (reading.Status == StatusCodes.Status503ServiceUnavailable) response.Headers.RetryAfter = RetrySeconds.ToString(CultureInfo.InvariantCulture);
        if (reading.Refusal is not null) return;
        foreach (var (name, value) in reading.Headers) response.Headers[name] = value;
        if (reading.Response.Length == 0) return;
        response.ContentType = reading.ContentType;
        await response.WriteAsync(reading.Response, CancellationToken.None).ConfigureAwait(false);
    }

    private WebhookRequest Request(HttpContext http, byte[] body)
    {
        var headers = new Dictionary<string, string>(http.Request.Headers.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in http.Request.Headers) headers[name] = value.ToString();
        var address = http.Connection.RemoteIpAddress;
        return new WebhookRequest
        {
            Method = http.Request.Method.ToUpperInvariant(),
            Query = http.Request.QueryString.HasValue ? http.Request.QueryString.Value![1..] : "",
            Headers = headers,
            Body = body,
            ReceivedAt = engine.Now,
            RemoteIp = (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString(),
        };
    }

    // Null when there is more than the limit. Reads no more than that, whatever the sender says of the length.
    private static async Task<byte[]?> ReadAsync(HttpRequest request, int limit, CancellationToken ct)
    {
        if (request.ContentLength > limit) return null;
        using var body = new MemoryStream();
        var buffer = new byte[Math.Min(limit, 16 * 1024)];
        while (await request.Body.ReadAsync(buffer, ct).ConfigureAwait(false) is var read and > 0)
        {
            if (body.Length + read > limit) return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
