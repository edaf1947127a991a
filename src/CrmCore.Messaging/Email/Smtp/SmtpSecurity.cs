namespace CrmCore.Messaging;

/// <summary>How the connection to the mail server is protected.</summary>
public enum SmtpSecurity
{
    /// <summary>Begins in the clear and must turn to TLS before anything else is said (usually port 587). Never falls back to the clear.</summary>
    StartTls = 0,

    /// <summary>TLS from the first byte (usually port 465).</summary>
    ImplicitTls = 1,

    /// <summary>No protection: only for a relay on the same machine or network (usually port 25).</summary>
    None = 2,
}
