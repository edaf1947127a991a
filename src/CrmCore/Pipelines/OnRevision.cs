namespace CrmCore;

/// <summary>Which version of the pipeline a planned action runs under when the pipeline changes (R05).</summary>
public enum OnRevision
{
    /// <summary>The version under which it was planned.</summary>
    Pinned,

    /// <summary>The newest; when the action is gone from it, it is cancelled.</summary>
    Follow,
}
