namespace CrmCore.Messaging;

/// <summary>The step of the exchange that decided a letter's fate.</summary>
internal enum SmtpStep
{
    /// <summary>Connecting, greeting and introducing ourselves.</summary>
    Connect = 0,

    /// <summary>Turning to TLS, the check of the certificate included.</summary>
    Secure = 1,

    /// <summary>Signing in. After some failures in a row, servers lock the account: stop and tell somebody.</summary>
    SignIn = 2,

    /// <summary>Naming the sender.</summary>
    Sender = 3,

    /// <summary>Naming a recipient.</summary>
    Recipient = 4,

    /// <summary>Handing over the letter, before its end.</summary>
    Content = 5,

    /// <summary>The server's answer to the whole letter.</summary>
    Acceptance = 6,
}
