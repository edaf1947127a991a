using NodaTime;

namespace CrmCore;

/// <summary>An open deal on a screen pop.</summary>
public sealed record ScreenPopDeal
{
    /// <summary>The deal.</summary>
    public required DealId Deal { get; init; }

    /// <summary>The title; null where none was given.</summary>
    public string? Title { get; init; }

    /// <summary>The pipeline's name; its id where it has none.</summary>
    public required string Pipeline { get; init; }

    /// <summary>The stage's name; its id where it has none.</summary>
    public required string Stage { get; init; }

    /// <summary>The amount; null where none is known.</summary>
    public Money? Amount { get; init; }

    /// <summary>The deal's owner; null for nobody.</summary>
    public EmployeeId? Owner { get; init; }

    /// <summary>How long it has stood on its stage.</summary>
    public Duration OnStage { get; init; }
}
