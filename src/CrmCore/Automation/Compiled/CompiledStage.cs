namespace CrmCore;

/// <summary>A stage ready for decisions.</summary>
internal sealed class CompiledStage(StageDefinition definition, int position, CompiledAction[] actions)
{
    public StageDefinition Definition { get; } = definition;

    public string Id => Definition.Id;

    /// <summary>Its place in the order: stages, then Won, then Lost.</summary>
    public int Position { get; } = position;

    public CompiledAction[] Actions { get; } = actions;

    /// <summary>Whether entering may leave something that waits: what its decision does not carry out at once, or its time limit.</summary>
    public bool MayPlan { get; } = definition.TimeLimit is not null || Array.Exists(actions, a => a is not { IsDecision: true, IsAtOnce: true });

    public CompiledAction[] UndoneOnLeaving { get; } = [.. actions.Where(a => a.UndoneOnLeaving)];
}
