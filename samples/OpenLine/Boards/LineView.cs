using NodaTime;

namespace OpenLine;

/// <summary>A line on the board.</summary>
internal sealed record LineView
{
    public required string Name { get; init; }

    /// <summary>How it gives conversations out, in a few words.</summary>
    public required string Way { get; init; }

    public bool IsOpen { get; init; }

    /// <summary>Who waits, the oldest first.</summary>
    public IReadOnlyList<string> Waiting { get; init; } = [];

    /// <summary>How long the oldest has waited; null when nobody waits.</summary>
    public Duration? Oldest { get; init; }

    public int Opened { get; init; }

    public int Answered { get; init; }

    public Duration? Median { get; init; }

    public Duration? NineOfTen { get; init; }

    public int Requeues { get; init; }

    public int Marked { get; init; }

    public decimal? Rating { get; init; }
}
