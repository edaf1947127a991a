namespace CrmCore;

/// <summary>A command was carried out.</summary>
public sealed record Done : CommandResult
{
    /// <summary>Whether anything was changed: writing the value that is there already is no change (R67).</summary>
    public bool Changed { get; init; } = true;
}
