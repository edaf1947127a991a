using System.Net;
using System.Net.Sockets;

namespace CrmCore.Messaging;

/// <summary>
/// Connects to public addresses only. It stands where the connection is made, behind the name's resolution, so that a name cannot
/// mean one address when it is checked and another when it is used.
/// </summary>
/// <param name="options">Whether private addresses are allowed.</param>
/// <param name="resolve">Finds the addresses of a name.</param>
internal sealed class GuardedConnector(WebhookOptions options, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var target = context.DnsEndPoint;
        var addresses = await resolve(target.Host, ct).ConfigureAwait(false);
        var allowed = options.AllowPrivateAddresses ? addresses : [.. addresses.Where(PublicAddresses.Contains)];
        if (allowed.Length == 0)
        {
            throw new ChannelException(
                $"The webhook's address leads to no public address ({target.Host}): give a public one, or set WebhookOptions.AllowPrivateAddresses.",
                ChannelFailure.Permanent);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, target.Port, ct).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
