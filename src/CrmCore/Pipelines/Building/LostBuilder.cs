namespace CrmCore;

/// <summary>Describes the outcome Lost.</summary>
public sealed class LostBuilder : StageBuilder<LostBuilder>
{
    private readonly List<string> _reasons = [];

    internal LostBuilder()
    {
    }

    internal IReadOnlyList<string> AllReasons => [.. _reasons];

    /// <summary>Names the reasons a deal may be lost for (R02).</summary>
    /// <param name="reasons">The reasons in order; none where no reason is asked.</param>
    /// <returns>The same builder.</returns>
    public LostBuilder Reasons(params string[] reasons)
    {
        ArgumentNullException.ThrowIfNull(reasons);
        _reasons.AddRange(reasons);
        return this;
    }
}
