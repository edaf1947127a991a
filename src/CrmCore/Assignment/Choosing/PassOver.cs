namespace CrmCore;

/// <summary>Why an employee of a queue was not given a request; in the order in which it is asked.</summary>
internal enum PassOver
{
    /// <summary>Not passed over: this is the one.</summary>
    Chosen = 0,

    /// <summary>Free, but it was another one's turn.</summary>
    NotTheirTurn = 1,

    /// <summary>Does not work here now, or is not known.</summary>
    Dismissed = 2,

    LacksSkill = 3,

    LacksLanguage = 4,

    LacksTerritory = 5,

    /// <summary>The request waits for another employee.</summary>
    NotTheOne = 6,

    OnBreak = 7,

    Away = 8,

    OnLeave = 9,

    Sick = 10,

    /// <summary>The calendar is closed, or there is no such calendar.</summary>
    OutsideHours = 11,

    /// <summary>As much is open as the capacity allows.</summary>
    Full = 12,

    QuotaSpent = 13,

    /// <summary>Was given as many as the rate limit allows.</summary>
    TooFast = 14,

    /// <summary>Had it and did not answer.</summary>
    TriedAlready = 15,

    /// <summary>A weight of zero or less is never given anything.</summary>
    WeightZero = 16,
}
