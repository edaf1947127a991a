using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>An action before it has its id. Begin with <see cref="Do"/>. Immutable: each call gives a new one.</summary>
public abstract class ActionDraft
{
    private readonly string _kind;

    private protected ActionDraft(string kind, JsonObject settings)
    {
        _kind = kind;
        Settings = settings;
    }

    private protected JsonObject Settings { get; set; }

    private protected Timing Timing { get; set; } = Timing.AtOnce;

    private protected Condition? Condition { get; set; }

    private protected WhenLeft WhenLeft { get; set; }

    private protected OnReentry OnReentry { get; set; }

    private protected OnRevision OnRevision { get; set; }

    internal ActionDefinition Build(string id) => new()
    {
        Id = id,
        Do = _kind,
        Settings = DraftSettings.Copy(Settings),
        Timing = Timing,
        When = Condition,
        WhenLeft = WhenLeft,
        OnReentry = OnReentry,
        OnRevision = OnRevision,
    };
}
