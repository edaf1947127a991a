namespace CrmCore;

/// <summary>Who said something in a conversation. Stored: a name is never given a new meaning.</summary>
public enum MessageSide
{
    /// <summary>The client.</summary>
    Client = 0,

    /// <summary>An employee.</summary>
    Employee = 1,

    /// <summary>The line itself, or the host's own code.</summary>
    System = 2,
}
