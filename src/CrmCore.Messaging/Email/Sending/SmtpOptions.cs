using System.Net.Security;

namespace CrmCore.Messaging;

/// <summary>Where and how letters are handed to a mail server.</summary>
public sealed class SmtpOptions
{
    /// <summary>The server's name or address.</summary>
    /// <value>Required; there is no default.</value>
    public string Host { get; set; } = "";

    /// <summary>The server's port.</summary>
    /// <value>The default is 587.</value>
    public int Port { get; set; } = 587;

    /// <summary>How the connection is protected.</summary>
    /// <value>The default is <see cref="SmtpSecurity.StartTls"/>.</value>
    public SmtpSecurity Security { get; set; } = SmtpSecurity.StartTls;

    /// <summary>The name to sign in with.</summary>
    /// <value>The default is <see langword="null"/>: without signing in.</value>
    public string? UserName { get; set; }

    /// <summary>The password, sent by PLAIN where the server offers it, else by LOGIN.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? Password { get; set; }

    /// <summary>Gives a fresh OAuth 2.0 access token, sent by XOAUTH2 instead of a password. Asked once for each letter.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public Func<CancellationToken, ValueTask<string>>? AccessToken { get; set; }

    /// <summary>Whether to sign in over a connection that is not protected, where others can read the password.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool AllowUnprotectedSignIn { get; set; }

    /// <summary>The name by which we introduce ourselves, such as <c>crm.example.com</c>.</summary>
    /// <value>The default is <see langword="null"/>: our address on the connection, such as <c>[192.0.2.1]</c>.</value>
    public string? LocalName { get; set; }

    /// <summary>How long to wait for the connection and for TLS.</summary>
    /// <value>The default is 30 seconds.</value>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long to wait for the answer to a command.</summary>
    /// <value>The default is 5 minutes (RFC 5321).</value>
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long to wait for the answer after the whole letter was handed over.</summary>
    /// <value>The default is 10 minutes (RFC 5321); a shorter one makes letters arrive twice.</value>
    public TimeSpan AcceptTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Decides about the server's certificate instead of the system, for servers with a certificate of their own making.</summary>
    /// <value>The default is <see langword="null"/>: the system decides, by its trusted roots and the name in <see cref="Host"/>.</value>
    public RemoteCertificateValidationCallback? CertificateValidation { get; set; }

    /// <summary>Looks for contradictions.</summary>
    /// <returns>A sentence for each; none when the options can be used.</returns>
    public IReadOnlyList<string> Validate()
    {
        var faults = new List<string>();
        AddIf(string.IsNullOrWhiteSpace(Host) || Host.Any(char.IsControl), "Host must name the mail server.");
        AddIf(Port is < 1 or > 65535, "Port must be from 1 to 65535.");
        AddIf(!Enum.IsDefined(Security), "Security must be StartTls, ImplicitTls or None.");
        AddIf(LocalName is not null && (LocalName.Length == 0 || !LocalName.All(c => c is > ' ' and < (char)127)), "LocalName must be a host name without spaces.");
        AddIf(Password is not null && UserName is null, "Password needs UserName.");
        AddIf(AccessToken is not null && UserName is null, "AccessToken needs UserName.");
        AddIf(UserName is not null && Password is null == AccessToken is null, "UserName needs either Password or AccessToken.");
        AddIf(
            UserName is not null && Security == SmtpSecurity.None && !AllowUnprotectedSignIn,
            "Signing in without TLS shows the password to others: set Security, or AllowUnprotectedSignIn if that is meant.");
        AddIf(IsTooLongOrShort(ConnectTimeout), "ConnectTimeout must be more than zero and at most one day.");
        AddIf(IsTooLongOrShort(CommandTimeout), "CommandTimeout must be more than zero and at most one day.");
        AddIf(IsTooLongOrShort(AcceptTimeout), "AcceptTimeout must be more than zero and at most one day.");
        return faults;

        void AddIf(bool wrong, string sentence)
        {
            if (wrong)
                faults.Add(sentence);
        }
    }

    private static bool IsTooLongOrShort(TimeSpan timeout) => timeout <= TimeSpan.Zero || timeout > TimeSpan.FromDays(1);
}
