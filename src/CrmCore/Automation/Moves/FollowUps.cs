namespace CrmCore;

/// <summary>Runs what follows from an entry, and cuts the chain when it grows too long (R28).</summary>
internal static class FollowUps
{
    public static Deal Run(DecisionScope scope, Deal deal, List<FollowUp> followUps)
    {
        foreach (var followUp in followUps)
        {
            deal = followUp switch
            {
                FollowUp.ChangeStage change => ChangeStage(scope, deal, change),
                FollowUp.TagAdded tag => TagAdded(scope, deal, tag.Tag),
                _ => deal,
            };
        }

        return deal;
    }

    /// <summary>A tag was put on: the nearest later stage that waits for it takes the deal (R08, R10).</summary>
    public static Deal TagAdded(DecisionScope scope, Deal deal, string tag)
    {
        if (deal.IsClosed || !scope.Model.Pipelines.TryGetValue(deal.Pipeline, out var pipeline) || pipeline.Stage(deal.Stage) is not { } stage) return deal;
        if (pipeline.TriggersAfter(EventKinds.TagAdded, stage.Position).IsEmpty) return deal;
        var body = JsonBody.Write(json => json.Member("tag", tag));
        var story = scope.NewStory(TimelineKinds.Moved, deal);
        if (TriggerMatch.Nearest(scope, deal, pipeline, stage, EventKinds.TagAdded, body, story) is not { } trigger) return deal;
        if (IsCut(scope, deal, trigger.Definition.Id)) return deal;
        story.Fact("trigger", trigger.Definition.Id);
        return StageMoves.Move(scope, deal, pipeline, pipeline.Stages[trigger.Stage], scope.Model.Automation, story);
    }

    private static Deal ChangeStage(DecisionScope scope, Deal deal, FollowUp.ChangeStage change)
    {
        var story = scope.NewStory(TimelineKinds.Moved, deal);
        story.Fact("action", change.Action);
        var name = change.Pipeline ?? deal.Pipeline;
        if (name != deal.Pipeline && !scope.Model.Account.Settings.AllowMovesBetweenPipelines)
        {
            return Skip(scope, deal, change.Action, $"the account does not allow moves into another pipeline ('{name}')");
        }

        if (!scope.Model.Pipelines.TryGetValue(name, out var pipeline) || pipeline.Stage(change.Stage) is not { } target)
        {
            return Skip(scope, deal, change.Action, $"there is no stage '{change.Stage}' in the pipeline '{name}'");
        }

        if (name == deal.Pipeline && target.Id == deal.Stage) return Skip(scope, deal, change.Action, "the deal stands there already (R67)");
        return IsCut(scope, deal, change.Action) ? deal : StageMoves.Move(scope, deal, pipeline, target, scope.Model.Automation, story);
    }

    private static bool IsCut(DecisionScope scope, Deal deal, string by)
    {
        if (++scope.Chain <= scope.Model.Account.Settings.MaxChain) return false;
        var story = scope.NewStory(TimelineKinds.ChainCut, deal);
        story.Fact("by", by);
        story.Fact("reason", $"one cause moved cards {scope.Model.Account.Settings.MaxChain} times: the chain is cut (R28)");
        story.Trace(TraceCode.ChainCut, scope.Chain);
        story.Write(scope, deal, scope.Model.Automation);
        scope.Log?.Add("chain", false, "cut after " + scope.Model.Account.Settings.MaxChain + " automatic moves (R28)");
        return true;
    }

    private static Deal Skip(DecisionScope scope, Deal deal, string action, string reason)
    {
        var story = scope.NewStory(TimelineKinds.ActionSkipped, deal);
        story.Fact("action", action);
        story.Fact("reason", reason);
        story.Write(scope, deal, scope.Model.Automation);
        return deal;
    }
}
