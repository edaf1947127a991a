namespace CrmCore;

/// <summary>What decisions use besides data: ids, normalisers, the access policy, a writer for the timeline. One for each pump.</summary>
internal sealed class DecisionTools(IIdSource ids, ContactPoints points, IAccessPolicy access)
{
    public IIdSource Ids { get; } = ids;

    public ContactPoints Points { get; } = points;

    public IAccessPolicy Access { get; } = access;

    public TimelineWriter Timeline { get; } = new();
}
