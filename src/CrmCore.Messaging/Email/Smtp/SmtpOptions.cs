using System.Net.Security;

namespace CrmCore.Messaging;

/// <summary>
/// What holds for all mailboxes that letters go out of: the server where a connection names none, and the host's patience.
/// What belongs to one mailbox stands in the connection's settings.
/// </summary>
public sealed class SmtpOptions
{
    internal const string Kind = "smtp";

    /// <summary>The mail server of connections that name none.</summary>
    /// <value>The default is <see langword="null"/>: each connection names its own.</value>
    public string? Host { get; set; }

    /// <summary>The port of connections that name none.</summary>
    /// <value>The default is <see langword="null"/>: 587, 465 or 25, as <see cref="SmtpSecurity"/> says.</value>
    public int? Port { get; set; }

    /// <summary>The protection of connections that name none.</summary>
    /// <value>The default is <see cref="SmtpSecurity.StartTls"/>.</value>
    public SmtpSecurity Security { get; set; } = SmtpSecurity.StartTls;

    /// <summary>Whether connections may sign in without protection, where others can read the password.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool AllowUnprotectedSignIn { get; set; }

    /// <summary>The name by which this host introduces itself, such as <c>crm.example.com</c>.</summary>
    /// <value>The default is <see langword="null"/>: its address on the connection, such as <c>[192.0.2.1]</c>.</value>
    public string? LocalName { get; set; }

    /// <summary>How long to wait for the connection and for TLS.</summary>
    /// <value>The default is 30 seconds.</value>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long to wait for the answer to a command.</summary>
    /// <value>The default is 5 minutes (RFC 5321).</value>
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long to wait for the answer after the whole letter was handed over.</summary>
    /// <value>The default is 10 minutes (RFC 5321); a shorter one leaves more letters uncertain.</value>
    public TimeSpan AcceptTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Decides about a server's certificate instead of the system, for servers with a certificate of their own making.</summary>
    /// <value>The default is <see langword="null"/>: the system decides, by its trusted roots and the server's name.</value>
    public RemoteCertificateValidationCallback? CertificateValidation { get; set; }

    /// <summary>Looks for values that cannot be used.</summary>
    /// <returns>A sentence for each; none when all can be used.</returns>
    internal List<string> Faults()
    {
        var faults = new List<string>();
        AddUnless(Host is null || SmtpSettings.IsHost(Host), "Host must be a server's name without spaces.");
        AddUnless(Port is null or (>= 1 and <= 65535), "Port must be from 1 to 65535.");
        AddUnless(Enum.IsDefined(Security), "Security must be StartTls, ImplicitTls or None.");
        AddUnless(LocalName is null || SmtpSettings.IsHost(LocalName), "LocalName must be a host's name without spaces.");
        AddUnless(IsPatience(ConnectTimeout), "ConnectTimeout must be more than zero and at most one day.");
        AddUnless(IsPatience(CommandTimeout), "CommandTimeout must be more than zero and at most one day.");
        AddUnless(IsPatience(AcceptTimeout), "AcceptTimeout must be more than zero and at most one day.");
        return faults;

        void AddUnless(bool holds, string sentence)
        {
            if (!holds)
                faults.Add(sentence);
        }
    }

    private static bool IsPatience(TimeSpan timeout) => timeout > TimeSpan.Zero && timeout <= TimeSpan.FromDays(1);
}
