namespace CrmCore.Testing;

/// <summary>How far a simulation is.</summary>
/// <param name="Done">Seeds played.</param>
/// <param name="Total">Seeds to play.</param>
public sealed record SimulationProgress(int Done, int Total);
