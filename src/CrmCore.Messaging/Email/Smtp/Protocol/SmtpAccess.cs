using System.Net.Security;

namespace CrmCore.Messaging;

/// <summary>Where one mail server is and how it is entered; <see cref="SmtpSettings"/> has made sure that it can be used.</summary>
internal sealed record SmtpAccess
{
    public required string Host { get; init; }

    public required int Port { get; init; }

    public required SmtpSecurity Security { get; init; }

    /// <summary>The name to sign in with; null without signing in.</summary>
    public string? UserName { get; init; }

    /// <summary>The password or the access token; null without signing in.</summary>
    public string? Secret { get; init; }

    /// <summary>How to sign in; null for a password by PLAIN where the server offers it, else by LOGIN.</summary>
    public SmtpSignInMethod? Method { get; init; }

    /// <summary>The name by which we introduce ourselves; null for our address on the connection, such as <c>[192.0.2.1]</c>.</summary>
    public string? LocalName { get; init; }

    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromMinutes(5);

    public TimeSpan AcceptTimeout { get; init; } = TimeSpan.FromMinutes(10);

    public RemoteCertificateValidationCallback? CertificateValidation { get; init; }

    /// <summary>Says where, without the secret.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Host}:{Port}");
}
