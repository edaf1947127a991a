namespace CrmCore.Scenarios.Durability;

/// <summary>The process died here.</summary>
public sealed class ProcessDiedException() : Exception("The process died.");
