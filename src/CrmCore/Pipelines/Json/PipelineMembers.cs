namespace CrmCore;

/// <summary>The members of the JSON form of a pipeline.</summary>
internal static class PipelineMembers
{
    public static readonly string[] Pipeline = ["$schema", "pipeline", "name", "stages", "won", "lost", "replaced"];

    public static readonly string[] Outcome = ["name", "color", "team", "requires", "timeLimit", "triggers", "onEnter"];

    public static readonly string[] Lost = [.. Outcome, "reasons"];

    public static readonly string[] Stage = ["id", .. Outcome];

    public static readonly string[] TimeLimit = ["after", "remindBefore"];

    /// <summary>Those of a trigger; all others are settings of its kind.</summary>
    public static readonly string[] Trigger = ["id", "on", "when"];

    /// <summary>Those of an action; all others are settings of its kind.</summary>
    public static readonly string[] Action =
        ["id", "do", "after", "before", "field", "at", "within", "whenLeft", "onReentry", "onRevision", "when"];

    public static readonly string[] Condition = ["all", "any", "not", "within", "field", "op", "value"];
}
