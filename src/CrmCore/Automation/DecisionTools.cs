namespace CrmCore;

/// <summary>What decisions use besides data: ids, normalisers, the access policy, a writer for the timeline. One for each pump.</summary>
internal sealed class DecisionTools
{
    public DecisionTools(IIdSource ids, ContactPoints points, IAccessPolicy access)
    {
        Ids = ids;
        Points = points;
        Access = access;
        Scope = new DecisionScope(this);
    }

    public IIdSource Ids { get; }

    public ContactPoints Points { get; }

    public IAccessPolicy Access { get; }

    public TimelineWriter Timeline { get; } = new();

    /// <summary>What the pump remembers of desks and turns (R41).</summary>
    public Rosters Rosters { get; } = new();

    /// <summary>The scope of the decision at hand.</summary>
    public DecisionScope Scope { get; }

    /// <summary>The same for another pump, with ids of its own.</summary>
    public DecisionTools With(IIdSource other) => new(other, Points, Access);
}
