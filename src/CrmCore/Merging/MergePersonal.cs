namespace CrmCore;

/// <summary>The part of a merge's record that holds personal values: only <c>Privacy.EraseAsync</c> blanks it (R65).</summary>
internal sealed record MergePersonal
{
    /// <summary>The survivor as it stood before.</summary>
    public required ContactSnapshot Before { get; init; }

    /// <summary>The survivor as the merge left it: what differs from it later was changed later.</summary>
    public required ContactSnapshot After { get; init; }

    /// <summary>Values of either card that were not taken.</summary>
    public IReadOnlyList<AlternativeValue>? NotTaken { get; init; }

    /// <summary>The claims that went over to the survivor.</summary>
    public IReadOnlyList<ContactPoint>? Claims { get; init; }

    /// <summary>Why, in words.</summary>
    public string? Reason { get; init; }
}
