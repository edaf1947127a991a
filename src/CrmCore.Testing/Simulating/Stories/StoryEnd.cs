namespace CrmCore.Testing;

/// <summary>How a story ended.</summary>
internal sealed record StoryEnd
{
    /// <summary>The promise that was broken; null when all held.</summary>
    public BrokenPromise? Broken { get; init; }

    /// <summary>The story in words; empty where nobody wanted it.</summary>
    public string Words { get; init; } = "";

    public required SimulationReport Counts { get; init; }

    public static StoryEnd Of(SimulatedWorld world) => new()
    {
        Broken = world.Ledger.Broken,
        Words = world.Log?.ToString() ?? "",
        Counts = new SimulationReport
        {
            Seeds = 1,
            Steps = world.Story.Steps.Count,
            Turns = world.Turns.Count,
            Events = world.Handed.Count,
            Decided = world.Ledger.Events.Decided,
            Actions = world.Ledger.Actions.Planned,
            PortCalls = world.Calls.Count,
            Commits = world.Database.Commits,
            Conflicts = world.Database.Conflicts,
            Stale = world.Database.Stale,
            Fenced = world.Database.Fenced,
            Deaths = world.Deaths,
            Freezes = world.Freezes,
            StoreFailures = world.StoreFailures,
            PortFaults = world.PortFaults,
        },
    };
}
