namespace CrmCore;

/// <summary>What to do with two rows.</summary>
public enum MatchTier
{
    /// <summary>They are left apart.</summary>
    Leave = 0,

    /// <summary>A person should look at them.</summary>
    Review = 1,

    /// <summary>They are merged without asking.</summary>
    Merge = 2,
}
