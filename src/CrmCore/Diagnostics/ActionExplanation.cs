namespace CrmCore;

/// <summary>Says why a planned action waits, until when, under which version, and what becomes of it when the deal leaves.</summary>
internal static class ActionExplanation
{
    public static Explanation Of(AccountModel model, ScheduledAction action)
    {
        var log = new ExplainLog();
        log.Add("why", null, $"the deal {action.Subject} entered '{action.Stage}' of '{action.Pipeline}' (its entry number {action.Entry}) at {InWords.Moment(action.PlannedAt, model)}"
            + (action.Cause is { } cause ? $", because of the event {cause}" : ""));
        log.Add("until when", null, InWords.Waiting(action, model) + (action.MovedByHand ? "; moved by hand, so that no rule moves it (R71)" : ""));
        Version(model, action, log);
        if (model.Paused.Contains(AccountModel.PauseId(action.Pipeline, action.Action))) log.Add("pause", false, "its automation is paused: when it falls due it goes on waiting (R69)");
        log.Add("when the deal leaves", null, Leaving(action));
        return new Explanation($"Action {action.Action} ({action.Do}), key {action.Key}", log.Lines);
    }

    private static void Version(AccountModel model, ScheduledAction action, ExplainLog log)
    {
        if (action.Revision == 0 || action.Action.StartsWith('$')) return;
        var current = model.Pipelines.TryGetValue(action.Pipeline, out var pipeline) ? pipeline.Revision : 0;
        if (model.DefinitionOf(action) is null) log.Add("version", false, $"planned under version {action.Revision} of '{action.Pipeline}'; the version that counts does not have it any more: it will be skipped (R05)");
        else if (current == action.Revision) log.Add("version", null, $"planned under version {action.Revision} of '{action.Pipeline}', the current one");
        else if (model.Revision(action.Pipeline, action.Revision)?.Action(action.Action) is { } pinned && ReferenceEquals(pinned, model.DefinitionOf(action))) log.Add("version", null, $"planned under version {action.Revision} of '{action.Pipeline}' and keeps to it; the current one is {current} (R05)");
        else log.Add("version", null, $"planned under version {action.Revision} of '{action.Pipeline}'; it follows the current one, {current} (R05)");
    }

    private static string Leaving(ScheduledAction action) => action switch
    {
        { Phase: ActionPhase.Leave or ActionPhase.Notify } => "it stays: it is no part of the stage",
        { Held: HeldReasons.Dead or HeldReasons.Uncertain } => "it stays for people to look at",
        { AtOnce: true } => "it stays: it was due on entering and does not wait (R18)",
        { Stays: true } => "it stays, unless the deal is won or lost (R18)",
        _ => "it is cancelled (R18)",
    };
}
