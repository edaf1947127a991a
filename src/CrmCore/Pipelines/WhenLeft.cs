namespace CrmCore;

/// <summary>What becomes of a waiting action when the deal leaves the stage (R18).</summary>
public enum WhenLeft
{
    /// <summary>It is cancelled.</summary>
    Cancel,

    /// <summary>It stays.</summary>
    Keep,
}
