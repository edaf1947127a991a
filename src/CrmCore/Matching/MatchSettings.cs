namespace CrmCore;

/// <summary>How the matcher decides. The defaults are meant for data that nobody has tuned to.</summary>
public sealed record MatchSettings
{
    /// <summary>From which probability two rows are merged without asking.</summary>
    /// <value>The default is 0.99.</value>
    public double Merge { get; init; } = 0.99;

    /// <summary>From which probability two rows belong to one cluster, and are shown for review when they are not merged.</summary>
    /// <value>The default is 0.4.</value>
    public double Likely { get; init; } = 0.4;

    /// <summary>Whether a row has at most one double, which is in the other source.</summary>
    /// <value>The default is false.</value>
    public bool OneToOne { get; init; }

    /// <summary>How many threads work.</summary>
    /// <value>The default is 2.</value>
    public int Threads { get; init; } = 2;
}
