namespace CrmCore.Testing;

/// <summary>What a simulation went through without a broken promise. Sums over all seeds.</summary>
public sealed record SimulationReport
{
    /// <summary>How many seeds were played.</summary>
    public int Seeds { get; init; }

    /// <summary>What people and senders did.</summary>
    public long Steps { get; init; }

    /// <summary>How often it was drawn which call goes on next.</summary>
    public long Turns { get; init; }

    /// <summary>Different events that were handed in.</summary>
    public long Events { get; init; }

    /// <summary>Events and commands that were decided.</summary>
    public long Decided { get; init; }

    /// <summary>Actions that were planned.</summary>
    public long Actions { get; init; }

    /// <summary>Tries of actions at their ports.</summary>
    public long PortCalls { get; init; }

    /// <summary>Commits.</summary>
    public long Commits { get; init; }

    /// <summary>Commits that met another's change, and were decided again.</summary>
    public long Conflicts { get; init; }

    /// <summary>Commits that were decided by settings which held no more, and were decided again.</summary>
    public long Stale { get; init; }

    /// <summary>Commits of nodes whose leases had run out, which were refused.</summary>
    public long Fenced { get; init; }

    /// <summary>Processes that died.</summary>
    public long Deaths { get; init; }

    /// <summary>Processes that stood still and went on.</summary>
    public long Freezes { get; init; }

    /// <summary>Calls that could not reach the store.</summary>
    public long StoreFailures { get; init; }

    /// <summary>Calls of ports that failed, were lost or slow.</summary>
    public long PortFaults { get; init; }

    internal SimulationReport Plus(SimulationReport other) => new()
    {
        Seeds = Seeds + other.Seeds,
        Steps = Steps + other.Steps,
        Turns = Turns + other.Turns,
        Events = Events + other.Events,
        Decided = Decided + other.Decided,
        Actions = Actions + other.Actions,
        PortCalls = PortCalls + other.PortCalls,
        Commits = Commits + other.Commits,
        Conflicts = Conflicts + other.Conflicts,
        Stale = Stale + other.Stale,
        Fenced = Fenced + other.Fenced,
        Deaths = Deaths + other.Deaths,
        Freezes = Freezes + other.Freezes,
        StoreFailures = StoreFailures + other.StoreFailures,
        PortFaults = PortFaults + other.PortFaults,
    };
}
