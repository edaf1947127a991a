using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace CrmCore.Messaging;

/// <summary>The wire to a mail server: commands out, replies in, each within its time. It knows the protocol's form, not its order.</summary>
internal sealed class SmtpConnection(SmtpAccess access, TimeProvider time) : IAsyncDisposable
{
    private const int LongestLine = 4096;
    private const int MostLines = 200;
    private readonly TcpClient _client = new() { NoDelay = true };
    private readonly byte[] _buffer = new byte[LongestLine];
    private Stream _stream = Stream.Null;
    private int _start;
    private int _end;

    /// <summary>The extensions that the server named after EHLO, in upper case.</summary>
    public IReadOnlyList<string> Extensions { get; private set; } = [];

    public async Task ConnectAsync(CancellationToken token)
    {
        using var limit = new TimeLimit(access.ConnectTimeout, time, token);
        await limit.RunAsync(t => _client.ConnectAsync(access.Host, access.Port, t)).ConfigureAwait(false);
        _stream = _client.GetStream();
        if (access.Security == SmtpSecurity.ImplicitTls)
            await SecureAsync(token).ConfigureAwait(false);
    }

    /// <summary>Turns to TLS. Whatever the server said before it is forgotten: somebody on the way may have put it there.</summary>
    public async Task SecureAsync(CancellationToken token)
    {
        if (_start != _end)
            throw new SmtpProtocolException("The server said more than it should before TLS.");
        Extensions = [];
        var secure = new SslStream(_stream);
        _stream = secure;
        using var limit = new TimeLimit(access.ConnectTimeout, time, token);
        var ssl = new SslClientAuthenticationOptions
        {
            TargetHost = access.Host,
            RemoteCertificateValidationCallback = access.CertificateValidation,
        };
        await limit.RunAsync(t => new ValueTask(secure.AuthenticateAsClientAsync(ssl, t))).ConfigureAwait(false);
    }

    public async Task<SmtpReply> HelloAsync(CancellationToken token)
    {
        var reply = await CommandAsync($"EHLO {access.LocalName ?? OwnAddress()}", token).ConfigureAwait(false);
        if (reply.IsPositive)
            Extensions = [.. reply.Lines.Skip(1).Select(line => line.Trim().ToUpperInvariant())];
        return reply;
    }

    public bool Offers(string extension) => Extensions.Any(line => line == extension || line.StartsWith(extension + " ", StringComparison.Ordinal));

    /// <summary>The words after an extension's name.</summary>
    public IReadOnlyList<string> Parameters(string extension) =>
        Extensions.FirstOrDefault(line => line.StartsWith(extension + " ", StringComparison.Ordinal))?.Split(' ')[1..] ?? [];

    public async Task<SmtpReply> CommandAsync(string line, CancellationToken token)
    {
        if (line.AsSpan().ContainsAny("\r\n\0"))
            throw new ArgumentException("A command must be one line.", nameof(line));
        await WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n"), access.CommandTimeout, token).ConfigureAwait(false);
        return await ReadReplyAsync(access.CommandTimeout, token).ConfigureAwait(false);
    }

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, TimeSpan timeout, CancellationToken token)
    {
        using var limit = new TimeLimit(timeout, time, token);
        await limit.RunAsync(async t =>
        {
            await _stream.WriteAsync(bytes, t).ConfigureAwait(false);
            await _stream.FlushAsync(t).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    public async Task<SmtpReply> ReadReplyAsync(TimeSpan timeout, CancellationToken token)
    {
        using var limit = new TimeLimit(timeout, time, token);
        SmtpReply? reply = null;
        await limit.RunAsync(async t => reply = await ReadReplyAsync(t).ConfigureAwait(false)).ConfigureAwait(false);
        return reply!;
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync().ConfigureAwait(false);
        _client.Dispose();
    }

    private async Task<SmtpReply> ReadReplyAsync(CancellationToken token)
    {
        var lines = new List<string>();
        while (true)
        {
            var line = await ReadLineAsync(token).ConfigureAwait(false);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code) || code is < 200 or > 599)
                throw new SmtpProtocolException("The server's reply has no code.");
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] != '-')
                return new SmtpReply(code, lines);
            if (lines.Count >= MostLines)
                throw new SmtpProtocolException("The server's reply does not end.");
        }
    }

    private async Task<string> ReadLineAsync(CancellationToken token)
    {
        while (true)
        {
            var length = _buffer.AsSpan(_start.._end).IndexOf((byte)'\n');
            if (length >= 0)
            {
                var line = Encoding.UTF8.GetString(_buffer.AsSpan(_start, length)).TrimEnd('\r');
                _start += length + 1;
                return line;
            }

            _buffer.AsSpan(_start.._end).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
            if (_end == _buffer.Length)
                throw new SmtpProtocolException("The server's line does not end.");
            var read = await _stream.ReadAsync(_buffer.AsMemory(_end), token).ConfigureAwait(false);
            if (read == 0)
                throw new EndOfStreamException("The server closed the connection.");
            _end += read;
        }
    }

    /// <summary>An address in place of the name that we do not have (RFC 5321, section 4.1.3).</summary>
    private string OwnAddress()
    {
        var address = ((IPEndPoint)_client.Client.LocalEndPoint!).Address;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[IPv6:{address}]" : $"[{address}]";
    }
}
