namespace CrmCore.Testing;

/// <summary>A story broke a promise. The message says the seed, what was broken, and the shortest story found that breaks it.</summary>
public sealed class SimulationFailedException : Exception
{
    internal SimulationFailedException(int seed, BrokenPromise broken, string story, int steps, int drawn)
        : base($"""
            Seed {seed} breaks a promise: {broken.Promise}.
            {broken.What}

            The story, {steps} of {drawn} steps:
            {story}
            Play it again: Simulation.Of(…).Seed({seed}).Run()
            """) => (Seed, Promise, Found, Story) = (seed, broken.Promise, broken.What, story);

    /// <summary>The seed: played again it breaks the same promise in the same way.</summary>
    public int Seed { get; }

    /// <summary>What must hold, in a few words.</summary>
    public string Promise { get; }

    /// <summary>What was seen instead.</summary>
    public string Found { get; }

    /// <summary>The shortest story found, in words, one line for each thing that happened.</summary>
    public string Story { get; }
}
