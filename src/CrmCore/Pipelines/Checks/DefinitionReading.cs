namespace CrmCore;

/// <summary>Ways through a definition that the checks share.</summary>
internal static class DefinitionReading
{
    /// <summary>The stages in order, then Won, then Lost.</summary>
    public static IEnumerable<StageDefinition> AllStages(this PipelineDefinition definition) => [.. definition.Stages, definition.Won, definition.Lost];

    public static IEnumerable<(StageDefinition Stage, TriggerDefinition Trigger)> AllTriggers(this PipelineDefinition definition)
        => definition.AllStages().SelectMany(s => s.Triggers, (s, t) => (s, t));

    public static IEnumerable<(StageDefinition Stage, ActionDefinition Action)> AllActions(this PipelineDefinition definition)
        => definition.AllStages().SelectMany(s => s.OnEnter, (s, a) => (s, a));

    /// <summary>All comparisons in a condition, wherever they stand.</summary>
    public static IEnumerable<Condition.Compare> Comparisons(this Condition? condition) => condition.Leaves().OfType<Condition.Compare>();

    public static IEnumerable<Condition> Leaves(this Condition? condition) => condition switch
    {
        null => [],
        Condition.All(var parts) => parts.SelectMany(p => p.Leaves()),
        Condition.Any(var parts) => parts.SelectMany(p => p.Leaves()),
        Condition.Not(var inner) => inner.Leaves(),
        _ => [condition],
    };

    /// <summary>The stage of this pipeline that a change-stage action leads to; null for other actions and other pipelines.</summary>
    public static string? MovesTo(this ActionDefinition action, PipelineDefinition definition)
        => action.Do == ActionKinds.ChangeStage && (action.Settings.Text("pipeline") ?? definition.Id) == definition.Id
            ? action.Settings.Text("stage")
            : null;

    /// <summary>The stage of this pipeline in which the action puts a deal, this one or a new one; null for other actions.</summary>
    public static string? LeadsTo(this ActionDefinition action, PipelineDefinition definition)
        => action.Do == ActionKinds.CreateDeal && action.Settings.Text("pipeline") == definition.Id
            ? action.Settings.Text("stage")
            : action.MovesTo(definition);

    /// <summary>Whether it runs at the moment of entering: no delay, no date, no hour, no calendar.</summary>
    public static bool IsAtOnce(this ActionDefinition action)
        => action.Timing is { Field: null, Ahead: null, Time: null, Calendar: null } timing
            && (timing.Delay is null || timing.Delay == NodaTime.Period.Zero);
}
