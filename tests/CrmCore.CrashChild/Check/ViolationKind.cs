namespace CrmCore.CrashChild.Check;

/// <summary>Which promise was broken.</summary>
internal enum ViolationKind
{
    /// <summary>Something that was answered is not there.</summary>
    Lost,

    /// <summary>Something is there twice.</summary>
    Double,

    /// <summary>An accepted event was never decided, or its decision failed.</summary>
    Undecided,

    /// <summary>A deal does not stand where its timeline says.</summary>
    Stage,

    /// <summary>A planned action has no end, or several.</summary>
    Action,

    /// <summary>The world outside does not look as the store says.</summary>
    Effect,

    /// <summary>A counter does not equal what it counts.</summary>
    Count,
}
