using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>An event that brings deals to the stage it stands on (R08, R09). Immutable.</summary>
public sealed record TriggerDefinition
{
    /// <summary>The id that the author gave; unique in the pipeline.</summary>
    public required string Id { get; init; }

    /// <summary>The kind of event: one of <see cref="EventKinds"/>, or one that the host registered.</summary>
    public required string On { get; init; }

    /// <summary>The kind's settings (a page's address, a mailbox, a tag); members unknown to the engine are kept.</summary>
    public JsonObject Settings { get; init; } = [];

    /// <summary>What must hold besides; null for nothing.</summary>
    public Condition? When { get; init; }
}
