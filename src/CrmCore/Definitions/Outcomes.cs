namespace CrmCore;

/// <summary>The ids of the outcomes that every pipeline ends in (R01).</summary>
public static class Outcomes
{
    /// <summary>The deal was won.</summary>
    public const string Won = "won";

    /// <summary>The deal was lost.</summary>
    public const string Lost = "lost";
}
