using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CrmCore.Http;
using NodaTime;

namespace CrmCore.Messaging;

/// <summary>Posts webhooks by Standard Webhooks 1.0 and tells the receiver's answers apart.</summary>
internal sealed partial class WebhookSender(IHttpClientFactory clients, WebhookOptions options, TimeProvider time) : IWebhookSender
{
    private const int KeptBytes = 1024;

    private readonly HttpExchange _http = new(clients, WebhookOptions.HttpClientName, "The webhook's receiver", time);

    public async ValueTask SendAsync(OutgoingWebhook webhook, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        RequireAddress(webhook.Url);
        var id = IdOf(webhook.Id);
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new TrackedContent(webhook.Body) };
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", WebhookSignature.Seconds(now));
        if (webhook.Secret is { } secret) request.Headers.Add("webhook-signature", Sign(secret, id, now, webhook.Body.Span));

        var reply = await _http.SendAsync(request, options.Timeout, KeptBytes, ct).ConfigureAwait(false);
        if (!reply.IsSuccess) throw Failure(reply, webhook);
    }

    private static string Sign(string secret, string id, Instant now, ReadOnlySpan<byte> body)
    {
        try
        {
            return WebhookSignature.Sign(secret, id, now, body);
        }
        catch (FormatException error)
        {
            throw new ChannelException(error.Message, ChannelFailure.Permanent);
        }
    }

    // The id must have no dot and nothing that a header cannot carry; whatever else comes in gets a stable id of its own.
    private static string IdOf(string id) => PlainId().IsMatch(id) ? id : "msg_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..32];

    private static ChannelException Failure(HttpReply reply, OutgoingWebhook webhook)
    {
        var words = Excerpt.Of(reply.Body.Span, webhook.Secret);
        var said = words.Length == 0 ? "" : ": " + words;
        return reply.Status switch
        {
            410 => Permanent($"The receiver has disabled this webhook (410 Gone): remove it or give the new address{said}"),
            408 or 425 or 429 or >= 500 => new ChannelException(
                $"The receiver answered {reply.Status}{said}", ChannelFailure.Transient, reply.RetryAfter),
            >= 300 and < 400 => Permanent($"The receiver answered {reply.Status}, a redirection, which is not followed: give the final address{said}"),
            _ => Permanent($"The receiver refused with {reply.Status}; correct the receiver, then send the dead letter again{said}"),
        };
    }

    private static ChannelException Permanent(string message) => new(message, ChannelFailure.Permanent);

    private void RequireAddress(Uri url)
    {
        if (!url.IsAbsoluteUri || url.Scheme is not ("https" or "http")) throw Permanent("The webhook's address must begin with https://.");
        if (url.Scheme == "http" && !options.AllowHttp)
        {
            throw Permanent($"The webhook's address is unprotected ({url.Host}): give one with https://, or set WebhookOptions.AllowHttp.");
        }
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,128}$", RegexOptions.None, 1000)]
    private static partial Regex PlainId();
}
