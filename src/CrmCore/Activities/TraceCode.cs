namespace CrmCore;

/// <summary>The codes of the compact trace; each is followed by a number of two bytes. Stored: a code is never given a new meaning.</summary>
internal enum TraceCode : byte
{
    /// <summary>The pipeline's revision that was looked at.</summary>
    Revision = 1,

    /// <summary>A trigger's condition did not hold; its number.</summary>
    TriggerRefused = 2,

    /// <summary>A trigger fired; its number.</summary>
    TriggerFired = 3,

    /// <summary>An action's condition did not hold; its number.</summary>
    ActionRefused = 4,

    /// <summary>An action was planned or done; its number.</summary>
    ActionPlanned = 5,

    /// <summary>The event was older than the entry into the stage (R80).</summary>
    Late = 6,

    /// <summary>A page had fired less than ten minutes before (R14).</summary>
    TooSoon = 7,

    /// <summary>The chain was cut (R28).</summary>
    ChainCut = 8,
}
