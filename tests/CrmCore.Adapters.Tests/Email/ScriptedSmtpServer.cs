using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace CrmCore.Messaging.Tests;

/// <summary>A mail server on loopback that answers as the test says; it takes one connection and notes what it hears.</summary>
internal sealed class ScriptedSmtpServer : IAsyncDisposable
{
    /// <summary>As a reply: the connection is closed. <see cref="Silence"/>: nothing is said until the client goes.</summary>
    public const string Drop = "drop";
    public const string Silence = "silence";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _heard = new();
    private readonly Dictionary<string, string> _replies = new(StringComparer.Ordinal)
    {
        ["greeting"] = "220 mx.test ESMTP",
        ["EHLO"] = "250-mx.test\r\n250-SIZE 100000\r\n250-8BITMIME\r\n250 PIPELINING",
        ["MAIL"] = "250 2.1.0 ok",
        ["RCPT"] = "250 2.1.5 ok",
        ["DATA"] = "354 go on",
        ["."] = "250 2.0.0 queued as 42",
        ["RSET"] = "250 2.0.0 ok",
        ["QUIT"] = "221 bye",
    };

    private Task _serving = Task.CompletedTask;

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The commands heard, in order.</summary>
    public IReadOnlyList<string> Heard => [.. _heard];

    /// <summary>The letter as it came, dots and all.</summary>
    public string Content { get; private set; } = "";

    /// <summary>With it, TLS begins at the first byte, or where STARTTLS is answered by 220.</summary>
    public X509Certificate2? Certificate { get; init; }

    public bool ImplicitTls { get; init; }

    /// <summary>What is offered after TLS, in place of the reply to EHLO.</summary>
    public string? HelloAfterTls { get; init; }

    public ScriptedSmtpServer Reply(string command, string reply)
    {
        _replies[command] = reply;
        return this;
    }

    public ScriptedSmtpServer Start()
    {
        _listener.Start();
        _serving = ServeAsync(_listener.AcceptTcpClientAsync(_stop.Token));
        return this;
    }

    public SmtpAccess Access(SmtpSecurity security = SmtpSecurity.None) => new()
    {
        Host = "localhost",
        Port = Port,
        Security = security,
        LocalName = "crm.test",
        CertificateValidation = Trust,
    };

    /// <summary>The check that knows this server's certificate; null without one.</summary>
    public RemoteCertificateValidationCallback? Trust =>
        Certificate is null ? null : (_, shown, _, _) => shown!.GetCertHashString() == Certificate.GetCertHashString();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync(ValueTask<TcpClient> accepting)
    {
        try
        {
            using var client = await accepting;
            Stream stream = client.GetStream();
            if (ImplicitTls)
                stream = await SecureAsync(stream);
            await TalkAsync(stream);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or System.Security.Authentication.AuthenticationException)
        {
            // The client went, or the test is over: what was heard until then is what counts.
        }
    }

    private async Task TalkAsync(Stream stream)
    {
        var hello = _replies["EHLO"];
        if (!await SayAsync(stream, _replies["greeting"]))
            return;
        while (await LineAsync(stream) is { } line)
        {
            _heard.Enqueue(line);
            var verb = line.Split(' ')[0];
            var reply = verb == "EHLO" ? hello : _replies.GetValueOrDefault(line) ?? _replies.GetValueOrDefault(verb) ?? "502 5.5.1 what?";
            if (!await SayAsync(stream, reply))
                return;
            if (verb == "STARTTLS" && reply.StartsWith("220", StringComparison.Ordinal))
            {
                stream = await SecureAsync(stream);
                hello = HelloAfterTls ?? hello;
            }

            if (verb == "DATA" && reply.StartsWith("354", StringComparison.Ordinal) && !await TakeLetterAsync(stream))
                return;
        }
    }

    private async Task<bool> TakeLetterAsync(Stream stream)
    {
        var content = new StringBuilder();
        while (await LineAsync(stream) is { } line)
        {
            if (line == ".")
            {
                Content = content.ToString();
                return await SayAsync(stream, _replies["."]);
            }

            content.Append(line).Append("\r\n");
        }

        return false;
    }

    private async Task<Stream> SecureAsync(Stream stream)
    {
        var secure = new SslStream(stream);
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = Certificate }, _stop.Token);
        return secure;
    }

    private async Task<bool> SayAsync(Stream stream, string reply)
    {
        if (reply == Drop)
            return false;
        if (reply != Silence)
            await stream.WriteAsync(Encoding.UTF8.GetBytes(reply + "\r\n"), _stop.Token);
        return true;
    }

    /// <summary>A line, byte by byte so that nothing is read ahead of TLS; null at the end. A bare LF does not end it.</summary>
    private async Task<string?> LineAsync(Stream stream)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one, _stop.Token) == 1)
        {
            line.Add(one[0]);
            if (line is [.., (byte)'\r', (byte)'\n'])
                return Encoding.UTF8.GetString(line.ToArray()[..^2]);
        }

        return null;
    }
}
