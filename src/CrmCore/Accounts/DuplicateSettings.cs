namespace CrmCore;

/// <summary>What an account does about contacts that are probably one person (R33). Immutable.</summary>
public sealed record DuplicateSettings
{
    /// <summary>Whether a contact's probable doubles are looked for right after it was made or changed.</summary>
    /// <value>The default value is true.</value>
    public bool Search { get; init; } = true;

    /// <summary>From which probability, 0 to 1, two contacts are merged without asking. 1 merges nothing by itself.</summary>
    /// <value>The default value is 0.99.</value>
    public double MergeFrom { get; init; } = 0.99;

    /// <summary>From which probability, 0 to 1, two contacts go to the review list.</summary>
    /// <value>The default value is 0.4.</value>
    public double ReviewFrom { get; init; } = 0.4;
}
