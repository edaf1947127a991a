namespace CrmCore;

/// <summary>How a request is given to one of several employees who are free (R41). Stored: a name is never given a new meaning.</summary>
public enum AssignmentStrategy
{
    /// <summary>One after another, in the given order.</summary>
    RoundRobin = 0,

    /// <summary>Always the first in the given order who is free.</summary>
    InOrder = 1,

    /// <summary>Whoever has the least open, for their weight; whose turn it is among equals.</summary>
    EvenLoad = 2,

    /// <summary>In turn, by weight: weight 2 gets twice as much as weight 1.</summary>
    Weighted = 3,

    /// <summary>Nobody: who takes it owns it.</summary>
    Nobody = 4,
}
