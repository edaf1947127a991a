namespace CrmCore;

/// <summary>A pipeline as an account has it.</summary>
/// <param name="Definition">The current definition.</param>
/// <param name="Version">Its version, counted from 1.</param>
/// <param name="Diverged">Whether somebody edited what the host registered: the host's newer seeds leave it alone.</param>
public sealed record StoredPipeline(PipelineDefinition Definition, long Version, bool Diverged);
