using NodaTime;

namespace CrmCore;

/// <summary>What becomes of a client's request while their own manager is away or has no room (R41). Immutable.</summary>
public sealed record WhenAway
{
    private WhenAway(Duration? longest) => Longest = longest;

    /// <summary>The others get it at once.</summary>
    public static WhenAway PassOn { get; } = new(Duration.Zero);

    /// <summary>It waits until the manager is free, however long that takes.</summary>
    public static WhenAway Wait { get; } = new((Duration?)null);

    /// <summary>How long the request waits for the manager alone: zero gives it to the others at once, null waits for ever.</summary>
    public Duration? Longest { get; }

    /// <summary>It waits for the manager alone for a time, then the others get it.</summary>
    /// <param name="longest">The time; longer than zero, at most 30 days. <see cref="AssignmentRule.Validate"/> says when it is not.</param>
    /// <returns>The rule.</returns>
    public static WhenAway WaitAtMost(Duration longest) => new(longest);
}
