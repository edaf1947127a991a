namespace CrmCore;

/// <summary>What became of an event that was handed in.</summary>
public enum EventStatus
{
    /// <summary>It was decided, and what it changed is durable.</summary>
    Decided,

    /// <summary>It is durable and will be decided.</summary>
    Accepted,

    /// <summary>It is here already: nothing happened.</summary>
    Duplicate,

    /// <summary>Its decision failed: it is kept in the inbox with the error.</summary>
    Failed,
}
