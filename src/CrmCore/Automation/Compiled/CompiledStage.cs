namespace CrmCore;

/// <summary>A stage ready for decisions.</summary>
internal sealed class CompiledStage(StageDefinition definition, int position, CompiledAction[] actions)
{
    public StageDefinition Definition { get; } = definition;

    public string Id => Definition.Id;

    /// <summary>Its place in the order: stages, then Won, then Lost.</summary>
    public int Position { get; } = position;

    public CompiledAction[] Actions { get; } = actions;

    public CompiledAction[] UndoneOnLeaving { get; } = [.. actions.Where(a => a.UndoneOnLeaving)];
}
