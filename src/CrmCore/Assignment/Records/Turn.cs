namespace CrmCore;

/// <summary>
/// Where an employee stands in a ring: a queue's requests of one kind of need, handed round (R41). Kept by employee, so that neither a restart
/// nor a change of the team moves anybody's turn.
/// </summary>
internal sealed record Turn
{
    public required int Account { get; init; }

    /// <summary>The queue and the needs: <see cref="WorkNeeds.Ring"/>.</summary>
    public required string Ring { get; init; }

    public required string Employee { get; init; }

    public long Version { get; init; } = 1;

    /// <summary>While taking part: the virtual time up to which the employee has been served. While not: the credit that was left, in requests.</summary>
    public double Value { get; init; }

    /// <summary>Whether the employee took part in the last choice.</summary>
    public bool TakesPart { get; init; }

    /// <summary>While taking part: the ring's virtual time when this row was last written; the latest of a ring's rows is the ring's. While not: 0.</summary>
    public double Clock { get; init; }

    /// <summary>How many the employee was given out of this ring.</summary>
    public long Given { get; init; }
}
