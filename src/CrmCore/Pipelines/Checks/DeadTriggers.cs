using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>Finds triggers that can never fire.</summary>
internal static class DeadTriggers
{
    public static void Find(PipelineDefinition definition, Problems problems)
    {
        foreach (var (stage, trigger) in definition.AllTriggers())
        {
            if (Reason(definition, stage, trigger) is { } reason)
                problems.Warning(
                    "dead-trigger",
                    problems.At(stage, trigger),
                    reason.What,
                    reason.Remedy);
        }

        foreach (var (stage, action) in definition.AllActions())
        {
            if (Contradictions.Find(action.When) is { } why)
                problems.Warning(
                    "dead-action",
                    problems.At(stage, action),
                    $"It never runs: {why}.",
                    "Correct the condition, or remove the action.");
        }
    }

    private static SettingProblem? Reason(PipelineDefinition definition, StageDefinition stage, TriggerDefinition trigger)
    {
        if (definition.Stages.Count > 0 && ReferenceEquals(stage, definition.Stages[0]))
            return new(
                "It never fires: a trigger moves deals from earlier stages, and this is the first.",
                "Put it on the stage that the deal should move to.");
        if (Contradictions.Find(trigger.When) is { } why)
            return new(
                $"It never fires: {why}.",
                "Correct the condition, or remove the trigger.");
        if (NeedsStage(definition, stage, trigger) is { } late) return late;

        var before = stage.Triggers.TakeWhile(t => !ReferenceEquals(t, trigger)).FirstOrDefault(t => Covers(t, trigger));
        if (before is not null)
            return new(
                $"It never fires: \"{before.Id}\" on the same stage takes all its events.",
                "Remove one of the two.");

        // Where Won takes an event the deal is closed, and a closed deal is never moved. Between open stages the later one has its turn.
        var winner = ReferenceEquals(stage, definition.Lost) ? definition.Won.Triggers.FirstOrDefault(t => Covers(t, trigger)) : null;
        return winner is null ? null : new(
            $"It never fires: \"{winner.Id}\" on Won stands nearer and takes all its events.",
            "Remove one of the two, or give that one a condition.");
    }

    // deal.stage is where the deal stands when the event comes: for a trigger, a stage before its own.
    private static SettingProblem? NeedsStage(PipelineDefinition definition, StageDefinition stage, TriggerDefinition trigger)
    {
        var order = definition.AllStages().Select(s => s.Id).ToList();
        foreach (var atom in Contradictions.Conjuncts(trigger.When).OfType<Condition.Compare>())
        {
            if (atom is not { Field: "deal.stage", Op: ConditionOperator.Equal or ConditionOperator.In, Values.Count: > 0 }) continue;
            if (atom.Values.All(v => order.FindIndex(s => Same(s, v.AsText)) is var at && (at < 0 || at >= order.IndexOf(stage.Id))))
                return new(
                    $"It never fires: it needs the deal on {NearestName.List(atom.Values.Select(v => v.AsText))}, which is no earlier stage.",
                    "Name an earlier stage, or remove the condition.");
        }

        return null;
    }

    private static bool Covers(TriggerDefinition one, TriggerDefinition other)
        => one.On == other.On && one.When is null && (TakesAll(one) || JsonNode.DeepEquals(one.Settings, other.Settings));

    // Without settings a built-in kind takes every event of its kind; what a host's kind takes is not known here.
    private static bool TakesAll(TriggerDefinition trigger) => trigger.Settings.Count == 0 && Shapes.OfTrigger(trigger.On) is not null;

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
