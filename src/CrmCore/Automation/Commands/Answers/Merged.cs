namespace CrmCore;

/// <summary>Two contacts became one (R33).</summary>
/// <param name="Merge">The merge: <c>UnmergeAsync</c> takes it.</param>
/// <param name="Survivor">The card that stayed: the one asked for, or the one that stands for it since an earlier merge.</param>
/// <param name="Other">The card that was merged away; its id leads to the survivor from now on.</param>
public sealed record Merged(MergeId Merge, ContactId Survivor, ContactId Other) : CommandResult;
