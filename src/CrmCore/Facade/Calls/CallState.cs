namespace CrmCore;

/// <summary>What an exchange is to do with a call (R50).</summary>
public enum CallState
{
    /// <summary>No line takes calls to the number that was dialled: nothing is kept of the call.</summary>
    NoLine = 0,

    /// <summary>Ring <see cref="CallRoute.Employee"/>; ask again while nobody picks up.</summary>
    Rings = 1,

    /// <summary>Nobody is free: play music and ask again.</summary>
    Waits = 2,

    /// <summary>Somebody has picked up.</summary>
    Answered = 3,

    /// <summary>The call is over.</summary>
    Ended = 4,

    /// <summary>The line was closed when the call came: say so and hang up. It is kept as a missed call.</summary>
    OutOfHours = 5,
}
