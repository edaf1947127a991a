namespace CrmCore;

/// <summary>What entering a stage does: plans its actions, carries out at once what touches nothing but cards, sets its time limit.</summary>
internal static class Entering
{
    public static Deal Plan(
        DecisionScope scope, Deal deal, Deal? before, CompiledPipeline pipeline, CompiledStage stage, DealStory story)
    {
        foreach (var action in stage.Actions)
        {
            if (!IsWanted(scope, deal, before, action, story)) continue;
            story.Trace(TraceCode.ActionPlanned, action.Number);
            story.Plan(action.Definition.Id);
            deal = Membership.Joined(Remember(deal, action), action);
            deal = action is { IsDecision: true, IsAtOnce: true }
                ? CardActions.Apply(scope, deal, pipeline, action.Definition, story)
                : Planning.Plan(scope, deal, pipeline, action, story);
        }

        deal = SystemAnalytics.Plan(scope, deal, pipeline, stage, story);
        return TimeLimits.Plan(scope, deal, pipeline, stage);
    }

    private static bool IsWanted(DecisionScope scope, Deal deal, Deal? before, CompiledAction action, DealStory story)
    {
        var definition = action.Definition;
        var reason =
            action.Condition is { } condition && !condition.Holds(scope.FactsOf(deal, before, Cards.MainContact(scope, deal, condition)))
                ? "its condition does not hold"
            : definition.OnReentry == OnReentry.Never && deal.Details.PlannedOnce.Contains(definition.Id, StringComparer.Ordinal)
                ? "it is planned once and was (R18)"
            : Membership.HasJoined(deal, action)
                ? "the stage before keeps the same one (R26)"
            : Membership.IsClosedFor(deal, action)
                ? "the contact left that audience for good (R26)"
            : null;
        scope.Log?.Add("action " + definition.Id, reason is null, reason ?? "planned on entering " + deal.Stage);
        if (reason is null) return true;
        story.Trace(TraceCode.ActionRefused, action.Number);
        return false;
    }

    private static Deal Remember(Deal deal, CompiledAction action)
    {
        if (action.Definition.OnReentry != OnReentry.Never) return deal;
        var details = deal.Details;
        return deal with { Details = details with { PlannedOnce = [.. details.PlannedOnce, action.Definition.Id] } };
    }
}
