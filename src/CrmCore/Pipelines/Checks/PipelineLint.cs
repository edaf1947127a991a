namespace CrmCore;

/// <summary>Finds what is usable but probably not meant (R06).</summary>
internal static class PipelineLint
{
    public static IReadOnlyList<PipelineProblem> Find(PipelineDefinition definition, LintContext context)
    {
        var problems = new Problems(definition);
        Unreachable(definition, problems);
        StageLoops.Find(definition, problems);
        Analytics(definition, problems);
        DeadTriggers.Find(definition, problems);
        foreach (var stage in definition.AllStages()) AlwaysCancelled(definition, stage, problems);
        Closed(definition.Won, problems);
        Closed(definition.Lost, problems);
        foreach (var (stage, action) in definition.AllActions()) Strangers(stage, action, problems);
        NameLint.Find(definition, context, problems);
        return problems.Found;
    }

    private static void Unreachable(PipelineDefinition definition, Problems problems)
    {
        var reached = definition.AllActions().Select(a => a.Action.LeadsTo(definition)).ToHashSet(StringComparer.Ordinal);
        foreach (var stage in definition.Stages.Skip(1))
        {
            if (stage.Triggers.Count > 0 || reached.Contains(stage.Id)) continue;
            problems.Info(
                "unreachable-stage",
                problems.At(stage),
                "No trigger and no action leads here: deals come only by hand.",
                "Add .MoveHereOn(…) if they should come by themselves.");
        }
    }

    /// <summary>More than one action that adds to analytics (R25).</summary>
    public static void Analytics(PipelineDefinition definition, Problems problems)
    {
        var all = definition.AllActions().Where(a => a.Action.Do == ActionKinds.AddToAnalytics).ToArray();
        if (all.Length < 2) return;
        var where = string.Join(" and ", all.Select(a => $"action \"{a.Action.Id}\" of stage \"{a.Stage.Id}\""));
        problems.Error(
            "several-analytics-actions",
            $"{problems.Here}, {where}",
            "The pipeline adds to analytics more than once, so a deal would count more than once.",
            "Leave one of them.");
    }

    // A stage that sends the deal on as it enters cancels what waits there before it can run.
    private static void AlwaysCancelled(PipelineDefinition definition, StageDefinition stage, Problems problems)
    {
        var leaving = stage.OnEnter.FirstOrDefault(a => a.IsAtOnce() && a.When is null && a.MovesTo(definition) is { } target && target != stage.Id);
        if (leaving is null) return;
        foreach (var action in stage.OnEnter.Where(a => !a.IsAtOnce() && a.WhenLeft == WhenLeft.Cancel))
        {
            problems.Warning(
                "always-cancelled",
                problems.At(stage, action),
                $"It never runs: \"{leaving.Id}\" sends the deal on at once, which cancels what waits here.",
                "Let it stay with .Stays() or \"whenLeft\": \"keep\", or put it on the stage that the deal goes to.");
        }
    }

    private static void Closed(StageDefinition outcome, Problems problems)
    {
        if (outcome.TimeLimit is not null)
            problems.Warning(
                "limit-on-closed-stage",
                problems.At(outcome),
                "A closed deal has no time limit: it is never overdue.",
                "Remove the limit; for something to be done later use a delayed action.");
        foreach (var action in outcome.OnEnter)
        {
            if (action.Timing.Ahead is not null)
                problems.Warning(
                    "before-on-closed-stage",
                    problems.At(outcome, action),
                    "It counts back from a date of a deal that is already closed: when the date is past, it runs at once.",
                    "Put it on an open stage, or count from the date with \"after\".");
            else if (!action.IsAtOnce())
                problems.Info(
                    "delay-on-closed-stage",
                    problems.At(outcome, action),
                    "It waits on a closed deal. That is legal; reopening the deal cancels it.",
                    "Nothing, if it is meant so.");
        }
    }

    // A host's action takes any setting, so a slip in the name of a member that all actions have would go by unseen.
    private static void Strangers(StageDefinition stage, ActionDefinition action, Problems problems)
    {
        if (Shapes.OfAction(action.Do) is not null) return;
        foreach (var (name, _) in action.Settings)
        {
            if (name.Length > 3 && NearestName.Of(name, PipelineMembers.Action) is { } nearest)
                problems.Warning(
                    "suspicious-setting",
                    problems.At(stage, action),
                    $"The setting \"{name}\" looks like \"{nearest}\", which all actions have.",
                    $"Write \"{nearest}\" if it is meant.");
        }
    }
}
