namespace CrmCore;

/// <summary>How a queue's requests are handed to those who are free (R41).</summary>
public enum AssignmentStrategy
{
    /// <summary>In turn, in the order of the queue: everybody who is always there gets the same number, give or take one.</summary>
    RoundRobin = 0,

    /// <summary>Always the first in the order of the queue who is free.</summary>
    InOrder = 1,

    /// <summary>Whoever has the least open of that kind of work for the weight; among equals, whoever was given something longest ago.</summary>
    EvenLoad = 2,

    /// <summary>In turn by weight: a weight of 3 gets three times as much as a weight of 1, evenly spread.</summary>
    Weighted = 3,

    /// <summary>Nobody: the request waits until somebody takes it, who then owns it.</summary>
    Nobody = 4,
}
