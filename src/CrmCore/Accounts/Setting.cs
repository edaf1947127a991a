namespace CrmCore;

/// <summary>
/// One stored piece of an account's configuration: a pipeline, a template, a calendar, an employee, a connection … Definitions
/// are data, so they share one table. Immutable.
/// </summary>
internal sealed record Setting
{
    public required int Account { get; init; }

    /// <summary>One of <see cref="SettingKinds"/>.</summary>
    public required string Kind { get; init; }

    public required string Id { get; init; }

    /// <summary>Counts the stored revisions from 1.</summary>
    public required long Version { get; init; }

    /// <summary>The hash of the seed that the host registered, when it was published by one; a different hash publishes a new revision.</summary>
    public string? SeedHash { get; init; }

    /// <summary>Whether somebody edited it since the seed was published: then seeds leave it alone.</summary>
    public bool Edited { get; init; }

    public required NodaTime.Instant SavedAt { get; init; }

    public string? SavedBy { get; init; }

    /// <summary>UTF-8 JSON; empty when it was deleted.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }
}
