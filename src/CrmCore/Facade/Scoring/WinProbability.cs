namespace CrmCore;

/// <summary>
/// How probable it is that a deal is won (R36): naive Bayes on the account's own closed deals of that pipeline, with add-one smoothing. All that
/// it comes from is in <see cref="Factors"/>: anybody can reckon it again.
/// </summary>
public sealed record WinProbability
{
    /// <summary>The deal.</summary>
    public required DealId Deal { get; init; }

    /// <summary>The learned probability, 0 to 1; null while the account does not learn, or no deal of the pipeline was closed.</summary>
    public double? Learned { get; init; }

    /// <summary>The probability that somebody set by hand, 0 to 1; null where nobody did.</summary>
    public double? Manual { get; init; }

    /// <summary>The one that counts: the manual one where there is one.</summary>
    public double? Value => Manual ?? Learned;

    /// <summary>How many deals of the pipeline were won.</summary>
    public long Won { get; init; }

    /// <summary>How many deals of the pipeline were lost.</summary>
    public long Lost { get; init; }

    /// <summary>What the deal is known by, each with its counts.</summary>
    public IReadOnlyList<WinFactor> Factors { get; init; } = [];
}
