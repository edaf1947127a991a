using System.Globalization;
using System.Net.Sockets;
using NodaTime;

namespace CrmCore.Http;

/// <summary>
/// One request to an outside service and its answer. Translates the network's failures to <see cref="ChannelException"/>, the same way for
/// every vendor: what surely never left is transient, what left without an answer is unknown. No address, header or body is ever in a
/// message, because vendors keep secrets in all three.
/// </summary>
/// <param name="clients">Makes the HTTP clients.</param>
/// <param name="client">The name of the client to use.</param>
/// <param name="service">The service's name for messages, such as <c>Telegram</c>.</param>
/// <param name="time">Measures the time limit and dates.</param>
internal sealed class HttpExchange(IHttpClientFactory clients, string client, string service, TimeProvider time)
{
    /// <summary>Sends and reads the answer.</summary>
    /// <param name="request">The request; a body must be a <see cref="TrackedContent"/>. Disposed here.</param>
    /// <param name="timeout">How long to wait for the headers of the answer and then for its body, together.</param>
    /// <param name="keep">How many bytes of the answer's body to keep.</param>
    /// <param name="ct">Stops. What was already on its way then ends as unknown, not as cancelled.</param>
    public async ValueTask<HttpReply> SendAsync(HttpRequestMessage request, TimeSpan timeout, int keep, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        using var limit = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        using (request)
        {
            try
            {
                // Clients of the factory are cheap and not disposed: the factory owns their connections.
                var http = clients.CreateClient(client);
                using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
                var body = await ReadAsync(response.Content, keep, either.Token).ConfigureAwait(false);
                return new HttpReply((int)response.StatusCode, body, Wait(response));
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested && !HasLeft(request))
            {
                throw;
            }
            catch (OperationCanceledException)
            {
                throw Failed(request, ct.IsCancellationRequested ? "we stopped waiting" : "no answer within " + Seconds(timeout));
            }
            catch (HttpRequestException error) when (error.InnerException is ChannelException refused)
            {
                // Our own guard refused the connection; what stands around it may show the address.
                throw new ChannelException(refused.Message, refused.Failure, refused.RetryAfter);
            }
            catch (HttpRequestException error)
            {
                throw Failed(request, Cause(error));
            }
        }
    }

    private static bool HasLeft(HttpRequestMessage request) => request.Content is TrackedContent { HasStarted: true };

    private ChannelException Failed(HttpRequestMessage request, string cause) => HasLeft(request)
        ? new ChannelException($"{service} may have taken it, or not: {cause}.", ChannelFailure.Unknown)
        : new ChannelException($"{service} cannot be reached: {cause}. Check the network, the proxy and the address in the options.", ChannelFailure.Transient);

    // The status has decided already: a body that breaks off is shortened, not a failure.
    private static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, int keep, CancellationToken ct)
    {
        var buffer = new byte[keep];
        var used = 0;
        try
        {
            using var stream = await content.ReadAsStreamAsync(ct).ConfigureAwait(false);
            while (used < keep)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(used), ct).ConfigureAwait(false);
                if (read == 0) break;
                used += read;
            }
        }
        catch (Exception error) when (error is IOException or HttpRequestException or OperationCanceledException)
        {
            return buffer.AsMemory(0, used);
        }

        return buffer.AsMemory(0, used);
    }

    private Duration? Wait(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => HttpReply.Bounded(Duration.FromTimeSpan(delta)),
        { Date: { } date } => HttpReply.Bounded(Duration.FromTimeSpan(date - time.GetUtcNow())),
        _ => null,
    };

    // Words of our own: the exception's message may hold the address, and the address a secret.
    private static string Cause(HttpRequestException error)
    {
        var kind = error.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => "its name is not known",
            HttpRequestError.ConnectionError => "no connection",
            HttpRequestError.SecureConnectionError => "no secure connection (TLS)",
            HttpRequestError.ProxyTunnelError => "the proxy refused",
            HttpRequestError.ResponseEnded => "the connection broke off",
            HttpRequestError.InvalidResponse => "the answer is no HTTP",
            var other => "the exchange failed (" + other.ToString() + ")",
        };
        return error.InnerException is SocketException socket ? $"{kind} ({socket.SocketErrorCode})" : kind;
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) + " s";
}
