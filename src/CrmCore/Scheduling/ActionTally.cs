namespace CrmCore;

/// <summary>How many deals an action was tried for, and failed for, in one hour under one version (R69). Numbers only add up.</summary>
internal sealed record ActionTally(int Account, string Pipeline, string Action, long Revision, long Hour, long Tried, long Failed)
{
    public static ActionTally Sum(ActionTally left, ActionTally right) =>
        left with { Tried = left.Tried + right.Tried, Failed = left.Failed + right.Failed };
}
