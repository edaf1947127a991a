using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CrmCore.Testing.Contracts;

namespace CrmCore.Adapters.Tests;

/// <summary>
/// A small HTTP/1.1 server on loopback for stand-ins of services: one request a connection, recorded, answered by a function. An answer of
/// null is silence: the connection stays open until the server stops.
/// </summary>
public sealed class StandInServer : IAsyncDisposable
{
    private readonly Func<ReceivedRequest, StandInAnswer?> _answer;
    private readonly ConcurrentQueue<ReceivedRequest> _received = new();
    private readonly ConcurrentBag<TcpClient> _open = [];
    private readonly int _port;
    private TcpListener? _listener;

    public StandInServer(Func<ReceivedRequest, StandInAnswer?> answer)
    {
        _answer = answer;
        _listener = Listen(0);
        _port = ((IPEndPoint)_listener.LocalEndpoint).Port;
    }

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}/"));

    public IReadOnlyList<ReceivedRequest> Received => [.. _received];

    public void GoDown()
    {
        _listener?.Stop();
        _listener = null;
    }

    public void ComeUp() => _listener ??= Listen(_port);

    public ValueTask DisposeAsync()
    {
        GoDown();
        foreach (var client in _open) client.Dispose();
        return ValueTask.CompletedTask;
    }

    private TcpListener Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        _ = AcceptAsync(listener);
        return listener;
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true) _ = ServeAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        _open.Add(client);
        try
        {
            var stream = client.GetStream();
            if (await ReadAsync(stream) is not { } request) return;
            _received.Enqueue(request);
            if (_answer(request) is not { } answer) return;
            await stream.WriteAsync(answer.ToBytes());
            client.Client.Shutdown(SocketShutdown.Send);
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
        {
            // The client left; the test sees it from the other side.
        }
    }

    private static async Task<ReceivedRequest?> ReadAsync(NetworkStream stream)
    {
        var data = new List<byte>();
        int end;
        var buffer = new byte[4096];
        while ((end = HeadEnd(data)) < 0)
        {
            var read = await stream.ReadAsync(buffer);
            if (read == 0) return null;
            data.AddRange(buffer[..read]);
        }

        var lines = Encoding.Latin1.GetString([.. data[..end]]).Split("\r\n");
        var headers = lines.Skip(1).Select(line => line.Split(':', 2)).ToDictionary(p => p[0], p => p[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var length = headers.TryGetValue("Content-Length", out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
        var body = data.Skip(end + 4).ToList();
        while (body.Count < length)
        {
            var read = await stream.ReadAsync(buffer);
            if (read == 0) return null;
            body.AddRange(buffer[..read]);
        }

        var first = lines[0].Split(' ');
        return new ReceivedRequest(first[0], first[1], headers, body.ToArray());
    }

    private static int HeadEnd(List<byte> data)
    {
        for (var i = 0; i + 3 < data.Count; i++)
        {
            if (data[i] == '\r' && data[i + 1] == '\n' && data[i + 2] == '\r' && data[i + 3] == '\n') return i;
        }

        return -1;
    }
}

/// <summary>An answer of a stand-in.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The body.</param>
/// <param name="Headers">Header lines beside the usual ones.</param>
[SuppressMessage("Design", "CA1819:Properties should not return arrays", Justification = "Short to write in tests.")]
public sealed record StandInAnswer(int Status, string Body = "", params string[] Headers)
{
    internal byte[] ToBytes()
    {
        var body = Encoding.UTF8.GetBytes(Body);
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {Status} Stand-in\r\nContent-Type: application/json\r\nConnection: close\r\n");
        if (Status != 204) head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n");
        foreach (var line in Headers) head.Append(line).Append("\r\n");
        return [.. Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), .. body];
    }
}
