namespace CrmCore;

/// <summary>An action ready to be planned.</summary>
internal sealed class CompiledAction(ActionDefinition definition, int number)
{
    public ActionDefinition Definition { get; } = definition;

    /// <summary>Its number in the pipeline, for the compact trace.</summary>
    public int Number { get; } = number;

    public CompiledCondition? Condition { get; } = CompiledCondition.Compile(definition.When);

    /// <summary>Whether the decision itself carries it out: it touches nothing but cards.</summary>
    public bool IsDecision { get; } = IsDecidedKind(definition.Do);

    /// <summary>Whether leaving the stage must undo it (R26, R27).</summary>
    public bool UndoneOnLeaving { get; } = definition.Do is ActionKinds.AdAudience or ActionKinds.MailingList;

    public bool IsAtOnce { get; } = definition.Timing == Timing.AtOnce;

    /// <summary>Whether the engine itself carries out actions of a kind, in a decision and without a port.</summary>
    public static bool IsDecidedKind(string kind) => kind is ActionKinds.CreateTask or ActionKinds.CreateDeal or ActionKinds.ChangeStage
        or ActionKinds.ChangeOwner or ActionKinds.Assign or ActionKinds.AddTag or ActionKinds.RemoveTag or ActionKinds.SetField;
}
