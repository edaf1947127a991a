namespace OpenLine;

/// <summary>What sort of thing happened; it has a colour of its own on the board.</summary>
internal enum HappeningKind
{
    /// <summary>Something was said, by a client, an employee or the line itself.</summary>
    Said,

    /// <summary>Somebody was given a conversation or took it.</summary>
    Given,

    /// <summary>A conversation waits, or is offered to all.</summary>
    Waits,

    /// <summary>A conversation went back to the queue, or nobody answered.</summary>
    Trouble,

    /// <summary>A conversation is over.</summary>
    Closed,

    /// <summary>An employee comes, goes, or has a break.</summary>
    Presence,
}
