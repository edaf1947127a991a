using NodaTime;

namespace CrmCore;

/// <summary>Two contacts that may be one person: an entry of the review list (R33). Immutable.</summary>
public sealed record ProbableDouble
{
    /// <summary>The contact with the smaller id: the older one.</summary>
    public required ContactId First { get; init; }

    /// <summary>The other contact.</summary>
    public required ContactId Second { get; init; }

    /// <summary>How probable it is that they are one, from 0 to 1, as it was when they were found.</summary>
    public required double Probability { get; init; }

    /// <summary>When they were found.</summary>
    public Instant FoundAt { get; init; }

    internal int Account { get; init; }

    internal long Version { get; init; } = 1;
}
