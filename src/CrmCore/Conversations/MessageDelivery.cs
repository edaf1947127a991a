namespace CrmCore;

/// <summary>What became of a message on its way to the client. Stored: a name is never given a new meaning.</summary>
public enum MessageDelivery
{
    /// <summary>It does not go to the client: it is the client's own, or a colleague's word among employees.</summary>
    None = 0,

    /// <summary>It is to be sent, or is tried again.</summary>
    Queued = 1,

    /// <summary>The network has taken it.</summary>
    Sent = 2,

    /// <summary>It could not be sent; <see cref="ConversationMessage.Error"/> says why.</summary>
    Failed = 3,

    /// <summary>It is not known whether it was sent.</summary>
    Uncertain = 4,
}
