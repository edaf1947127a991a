namespace CrmCore;

/// <summary>Where an accepted event stands.</summary>
public enum EventState
{
    /// <summary>Decided: what it changed is saved.</summary>
    Decided = 0,

    /// <summary>Accepted and durable, not decided yet.</summary>
    Pending = 1,

    /// <summary>Its decision failed; it is kept with the error and can be retried or dropped by hand.</summary>
    Failed = 2,

    /// <summary>Dropped by hand.</summary>
    Dropped = 3,
}
