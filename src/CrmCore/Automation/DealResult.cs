namespace CrmCore;

/// <summary>What an event meant for a deal.</summary>
public enum DealResult
{
    /// <summary>It was noted on the deal; no trigger matched.</summary>
    Noted,

    /// <summary>The deal moved.</summary>
    Moved,

    /// <summary>The deal was made.</summary>
    Created,

    /// <summary>The event came too late or from history: it triggers nothing (R80).</summary>
    Late,
}
