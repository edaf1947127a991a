namespace CrmCore;

/// <summary>What decisions use besides data: ids, normalisers, the access policy, a writer for the timeline. One for each pump.</summary>
internal sealed class DecisionTools(IIdSource ids, ContactPoints points, IAccessPolicy access, INameComparer names)
{
    public IIdSource Ids { get; } = ids;

    public ContactPoints Points { get; } = points;

    public IAccessPolicy Access { get; } = access;

    public INameComparer Names { get; } = names;

    public TimelineWriter Timeline { get; } = new();

    /// <summary>The same for another pump, with ids of its own.</summary>
    public DecisionTools With(IIdSource other) => new(other, Points, Access, Names);
}
