using NodaTime;

namespace CrmCore;

/// <summary>How the engine is, at one look. Immutable.</summary>
public sealed record EngineHealth
{
    /// <summary>How many failed events and dead letters are counted at most: a look stays cheap.</summary>
    public const int CountedAtMost = 100;

    /// <summary>Whether the engine has started.</summary>
    public bool IsStarted { get; init; }

    /// <summary>Why the store does not answer; null when it does.</summary>
    public string? StoreError { get; init; }

    /// <summary>Whether planned actions are meant to run: <see cref="CrmOptions.RunActions"/>.</summary>
    public bool RunsActions { get; init; }

    /// <summary>Whether the worker takes due actions.</summary>
    public bool IsWorking { get; init; }

    /// <summary>How long ago the longest due action that has not ended fell due; zero when none is due.</summary>
    public Duration Lag { get; init; }

    /// <summary>Events whose decision failed, of all accounts, up to <see cref="CountedAtMost"/>.</summary>
    public int FailedEvents { get; init; }

    /// <summary>Events that are accepted and not decided yet, of all accounts, up to <see cref="CountedAtMost"/>.</summary>
    public int PendingEvents { get; init; }

    /// <summary>How long the longest waiting of the <see cref="PendingEvents"/> has been accepted; zero when none is pending. Exact for the first 200 accounts.</summary>
    public Duration PendingAge { get; init; }

    /// <summary>Actions that are dead letters or uncertain, up to <see cref="CountedAtMost"/>, of the first 200 accounts.</summary>
    public int DeadLetters { get; init; }

    /// <summary>How many of the <see cref="DeadLetters"/> are uncertain: nobody knows whether they had their effect.</summary>
    public int UncertainActions { get; init; }

    /// <summary>Actions that run now.</summary>
    public int Running { get; init; }

    /// <summary>Events, commands and outcomes that wait for a commit.</summary>
    public int Queued { get; init; }
}
