namespace CrmCore;

/// <summary>What an event means for a contact's deals: each is considered by its own pipeline's triggers (R11).</summary>
internal static class DealEvents
{
    public static void Consider(DecisionScope scope, StoredEvent e, List<Deal> deals)
    {
        var visitFired = false;
        foreach (var deal in deals)
        {
            // An earlier deal's chain may have moved this one within the same decision.
            var current = Cards.Deal(scope, deal.Id) ?? deal;
            visitFired |= Consider(scope, e, current) && e.Kind == EventKinds.SiteVisit;
        }

        if (visitFired) TriggerMatch.MarkVisit(scope, e.Body);
    }

    private static bool Consider(DecisionScope scope, StoredEvent e, Deal deal)
    {
        if (deal.IsClosed)
        {
            scope.Log?.Add("deal " + deal.Id, false, "it is closed: no trigger moves it (R09)");
            return Note(scope, e, deal, DealResult.Noted, null);
        }

        if (e.History || e.OccurredAt < deal.EnteredAt)
        {
            scope.Log?.Add("deal " + deal.Id, false, e.History ? "the event is history (R80)" : "the event is older than the deal's entry into its stage (R80)");
            return Note(scope, e, deal, DealResult.Late, null);
        }

        if (!scope.Model.Pipelines.TryGetValue(deal.Pipeline, out var pipeline) || pipeline.Stage(deal.Stage) is not { } stage)
        {
            return Note(scope, e, deal, DealResult.Noted, null);
        }

        var story = scope.NewStory(TimelineKinds.Moved, deal);
        story.Personal = WordsOf(scope, e);
        scope.Log?.Add("deal " + deal.Id, null, $"stands on '{deal.Stage}' of '{deal.Pipeline}', version {pipeline.Revision}");
        if (TriggerMatch.Nearest(scope, deal, pipeline, stage, e.Kind, e.Body, story) is not { } trigger)
        {
            story.Trace(TraceCode.Revision, (int)pipeline.Revision);
            return Note(scope, e, deal, DealResult.Noted, story);
        }

        story.Fact("event", e.Kind);
        story.Fact("trigger", trigger.Definition.Id);
        var from = deal.Stage;
        scope.Chain = e.Chain + 1;
        deal = StageMoves.Move(scope, deal, pipeline, pipeline.Stages[trigger.Stage], scope.Model.Automation, story);
        scope.Deals.Add(new DealOutcome(deal.Id, DealResult.Moved, from, deal.Stage, trigger.Definition.Id) { Planned = story.Planned });
        return true;
    }

    // A further request is a note with all that it says (R32); other events are kept as they came.
    private static string? WordsOf(DecisionScope scope, StoredEvent e) => e.Kind == EventKinds.FormSubmitted ? RequestNote.Of(scope.Model, e) : null;

    private static bool Note(DecisionScope scope, StoredEvent e, Deal deal, DealResult result, DealStory? story)
    {
        if (story is null)
        {
            story = scope.NewStory(TimelineKinds.Noted, deal);
            story.Personal = WordsOf(scope, e);
        }

        story.Kind = result == DealResult.Late ? TimelineKinds.Late : TimelineKinds.Noted;
        if (result == DealResult.Late) story.Trace(TraceCode.Late, 0);
        story.Fact("event", e.Kind);
        story.Write(scope, deal, scope.Actor);
        scope.Deals.Add(new DealOutcome(deal.Id, result, deal.Stage, deal.Stage));
        return false;
    }
}
