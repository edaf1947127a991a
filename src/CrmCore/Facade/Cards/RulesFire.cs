namespace CrmCore;

/// <summary>Whether the rules fire for a change of many cards (R66).</summary>
public enum RulesFire
{
    /// <summary>As for any change.</summary>
    Yes,

    /// <summary>The changes are made and no trigger fires.</summary>
    No,
}
