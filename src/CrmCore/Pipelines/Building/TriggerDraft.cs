using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>A trigger before it has its id. Begin with <see cref="Triggers"/>. Immutable: each call gives a new one.</summary>
public sealed class TriggerDraft
{
    private readonly string _kind;
    private readonly JsonObject _settings;
    private readonly Condition? _when;

    internal TriggerDraft(string kind, JsonObject settings, Condition? when = null)
    {
        _kind = kind;
        _settings = settings;
        _when = when;
    }

    /// <summary>Adds a condition (R16). Called twice, both must hold.</summary>
    /// <param name="condition">Makes the condition; it is data, and the lambda runs once, here.</param>
    /// <returns>The new draft.</returns>
    public TriggerDraft When(Func<ConditionBuilder, Condition> condition) => new(_kind, _settings, ConditionBuilder.Add(_when, condition));

    internal TriggerDefinition Build(string id) => new() { Id = id, On = _kind, Settings = DraftSettings.Copy(_settings), When = _when };
}
