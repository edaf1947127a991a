namespace CrmCore.Messaging;

/// <summary>How the secret is given to the server.</summary>
internal enum SmtpSignInMethod
{
    /// <summary>A password, with the name in one line (RFC 4616).</summary>
    Plain,

    /// <summary>A password, after the name, each asked for.</summary>
    Login,

    /// <summary>An OAuth 2.0 access token.</summary>
    XOAuth2,
}
