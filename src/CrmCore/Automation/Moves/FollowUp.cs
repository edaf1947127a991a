namespace CrmCore;

/// <summary>What an action carried out at once leaves to be done after the others: another move, or an event of its own.</summary>
internal abstract record FollowUp
{
    private FollowUp()
    {
    }

    /// <summary>The deal is to move on.</summary>
    public sealed record ChangeStage(string Action, string? Pipeline, string Stage) : FollowUp;

    /// <summary>A tag was put on the deal: triggers may wait for it.</summary>
    public sealed record TagAdded(string Tag) : FollowUp;
}
