namespace CrmCore;

/// <summary>The system action that reports a won form deal to analytics (R25); the pipeline's own on that stage goes first.</summary>
internal static class SystemAnalytics
{
    public const string Action = "$analytics";

    private static readonly CompiledAction System = new(new ActionDefinition { Id = Action, Do = ActionKinds.AddToAnalytics }, 0xFFFF);

    public static Deal Plan(DecisionScope scope, Deal deal, CompiledPipeline pipeline, CompiledStage stage, DealStory story)
    {
        if (stage.Id != Outcomes.Won || deal.Origin is not { Kind: EventKinds.FormSubmitted, Source: { } source } origin) return deal;
        if (Intake.PolicyOf(scope.Model, source, origin.Form) is not { ReportWonToAnalytics: true }) return deal;
        if (stage.Actions.Any(a => a.Definition.Do == ActionKinds.AddToAnalytics)) return deal;
        Planning.PlanAt(scope, deal, pipeline, System, ActionPhase.Enter, scope.Now, story);
        return deal with { HasPlans = true };
    }

    /// <summary>The definition of the system action, for the one who runs it.</summary>
    public static ActionDefinition Definition => System.Definition;
}
