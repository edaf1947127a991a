using NodaTime;

namespace CrmCore;

/// <summary>A stage's time limit (R04): a reminder before it runs out, and the word that it has.</summary>
internal static class TimeLimits
{
    public const string Action = "$time-limit";

    public static Deal Plan(DecisionScope scope, Deal deal, CompiledPipeline pipeline, CompiledStage stage)
    {
        if (stage.Definition.TimeLimit is not { } limit) return deal;
        var end = deal.EnteredAt + limit;
        if (stage.Definition.RemindBefore is { } ahead) Insert(scope, deal, pipeline, ActionPhase.Remind, end - ahead);
        Insert(scope, deal, pipeline, ActionPhase.Overdue, end);
        return deal with { HasPlans = true };
    }

    private static void Insert(DecisionScope scope, Deal deal, CompiledPipeline pipeline, ActionPhase phase, Instant due) =>
        scope.Set.Of(ScheduledActionRecords.Instance).Insert(new ScheduledAction
        {
            Account = scope.Account,
            Subject = deal.Id.Value,
            Entry = deal.Entry,
            Phase = phase,
            Action = Action,
            DueAt = Instant.Max(DueTime.RoundUp(due), scope.Now),
            Do = Action,
            Pipeline = pipeline.Definition.Id,
            Revision = pipeline.Revision,
            Stage = deal.Stage,
            Cause = scope.Cause,
            PlannedAt = scope.Now,
        });
}
