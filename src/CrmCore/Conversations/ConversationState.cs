namespace CrmCore;

/// <summary>Where a conversation stands (R43 to R48). Stored: a name is never given a new meaning.</summary>
public enum ConversationState
{
    /// <summary>It waits in its line's queue, or for the line to open.</summary>
    Waiting = 0,

    /// <summary>It is offered to all of the line who are at work: the first answer takes it (R44).</summary>
    Offered = 1,

    /// <summary>Somebody was given it and has not answered yet.</summary>
    Given = 2,

    /// <summary>Somebody has it and has answered.</summary>
    Open = 3,

    /// <summary>It is over.</summary>
    Closed = 4,
}
