namespace CrmCore.Messaging;

/// <summary>What became of a letter handed to a mail server.</summary>
internal enum SmtpVerdict
{
    /// <summary>The server has taken the responsibility for it.</summary>
    Accepted = 0,

    /// <summary>Not sent, but the same may succeed later.</summary>
    Transient = 1,

    /// <summary>Not sent, and sending the same again is pointless until somebody changes something.</summary>
    Permanent = 2,

    /// <summary>
    /// The whole letter was handed over, but the answer was lost: it may or may not arrive. If it is sent again, then with the
    /// same <see cref="MailToSend.MessageId"/>.
    /// </summary>
    Unknown = 3,
}
