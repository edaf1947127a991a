namespace CrmCore;

/// <summary>Whether an action is planned again when the deal comes back to the stage (R18).</summary>
public enum OnReentry
{
    /// <summary>Planned at each entry.</summary>
    Again,

    /// <summary>Planned at the first entry only.</summary>
    Never,
}
