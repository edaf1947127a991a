using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace CrmCore.Tests.Storage;

/// <summary>Stands between a client and the server and cuts the connection at the next COMMIT, on its way there or back.</summary>
internal sealed class CutProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _server;
    private readonly CancellationTokenSource _stop = new();
    private Cut _next;

    public CutProxy(string connectionString)
    {
        _server = new NpgsqlConnectionStringBuilder(connectionString).Port;
        _listener.Start();
        ConnectionString = new NpgsqlConnectionStringBuilder(connectionString) { Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.ConnectionString;
        _ = AcceptAsync();
    }

    /// <summary>What happens to a COMMIT.</summary>
    public enum Cut
    {
        /// <summary>Nothing.</summary>
        None,

        /// <summary>It does not arrive; both ends see that the connection is gone.</summary>
        OnTheWayThere,

        /// <summary>It does not arrive, and the server does not notice that the connection is gone.</summary>
        Unnoticed,

        /// <summary>It is carried out; its answer does not arrive.</summary>
        OnTheWayBack,

        /// <summary>Not a COMMIT but whatever comes next is carried out, and its answer does not arrive.</summary>
        NextAnswer,
    }

    public string ConnectionString { get; }

    /// <summary>How many connections were cut.</summary>
    public int Cuts { get; private set; }

    public void CutNext(Cut cut) => _next = cut;

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            var server = new TcpClient();
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _server);
                _ = CarryAsync(client, server);
            }
            catch (SocketException)
            {
                client.Close();
            }
        }
    }

    private async Task CarryAsync(TcpClient client, TcpClient server)
    {
        try
        {
            var back = CarryBackAsync(server, client);
            var buffer = new byte[65_536];
            var commits = new CommitSpotter();
            while (true)
            {
                var count = await client.GetStream().ReadAsync(buffer, _stop.Token);
                if (count == 0) break;

                // Also while nothing is to be cut: the statement may be prepared then.
                var isCommit = commits.IsIn(buffer.AsSpan(0, count));
                if (_next == Cut.NextAnswer || (_next != Cut.None && isCommit))
                {
                    await CutAsync(client, server, buffer.AsMemory(0, count));
                    return;
                }

                await server.GetStream().WriteAsync(buffer.AsMemory(0, count), _stop.Token);
            }

            server.Close();
            await back;
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            client.Close();
            server.Close();
        }
    }

    private async Task CutAsync(TcpClient client, TcpClient server, ReadOnlyMemory<byte> commit)
    {
        var cut = _next;
        _next = Cut.None;
        Cuts++;
        client.Close();
        if (cut is Cut.OnTheWayBack or Cut.NextAnswer)
        {
            await server.GetStream().WriteAsync(commit);
            await Task.Delay(200);
        }

        if (cut == Cut.Unnoticed) await Task.Delay(TimeSpan.FromMinutes(1), _stop.Token);
        server.Close();
    }

    private async Task CarryBackAsync(TcpClient server, TcpClient client)
    {
        try
        {
            await server.GetStream().CopyToAsync(client.GetStream(), _stop.Token);
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            // The client was cut: nobody hears the answer.
        }
    }

    /// <summary>Spots a COMMIT on its way: as text, or as the statement that was prepared from that text.</summary>
    private sealed class CommitSpotter
    {
        private byte[]? _prepared;

        public bool IsIn(ReadOnlySpan<byte> sent)
        {
            if (_prepared is not null && sent.IndexOf(_prepared) >= 0) return true;
            var text = sent.IndexOf("COMMIT\0"u8);
            if (text < 0) return false;

            // A Parse message: 'P', four bytes of length, the statement's name, its text. Without a name it is carried out at once.
            var name = sent[..text].LastIndexOf("_p"u8);
            if (name < 0 || text - name > 12) return true;
            _prepared = [0, .. sent[name..text]];
            return false;
        }
    }
}
