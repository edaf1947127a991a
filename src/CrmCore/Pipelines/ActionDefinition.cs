using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>What is done when a deal enters the stage (R17 to R20). Immutable.</summary>
public sealed record ActionDefinition
{
    /// <summary>The id that the author gave; unique in the pipeline.</summary>
    public required string Id { get; init; }

    /// <summary>The kind of action: one of <see cref="ActionKinds"/>, or one that the host registered.</summary>
    public required string Do { get; init; }

    /// <summary>The kind's settings; members unknown to the engine are kept.</summary>
    public JsonObject Settings { get; init; } = [];

    /// <summary>When it runs. Default: at once.</summary>
    public Timing Timing { get; init; } = Timing.AtOnce;

    /// <summary>What must hold when the deal enters; null for nothing.</summary>
    public Condition? When { get; init; }

    /// <summary>What becomes of it when the deal leaves the stage before it ran. Default: cancelled.</summary>
    public WhenLeft WhenLeft { get; init; } = WhenLeft.Cancel;

    /// <summary>Whether it is planned again when the deal comes back. Default: again.</summary>
    public OnReentry OnReentry { get; init; } = OnReentry.Again;

    /// <summary>Which version of the definition a planned action runs under. Default: the one it was planned under.</summary>
    public OnRevision OnRevision { get; init; } = OnRevision.Pinned;
}
