using NodaTime;

namespace CrmCore;

/// <summary>Moves deals: leaving a stage, entering another, and what follows from it. Whoever moves a deal comes through here (R17).</summary>
internal static class StageMoves
{
    /// <summary>Moves a deal and lets the chain run that follows.</summary>
    /// <param name="scope">The decision.</param>
    /// <param name="deal">The deal as it stands in the set.</param>
    /// <param name="pipeline">The pipeline it moves in; another than its own when the account allows it.</param>
    /// <param name="target">The stage it moves to.</param>
    /// <param name="actor">Who moves it.</param>
    /// <param name="story">The story of the move: the caller has said in it by what.</param>
    public static Deal Move(DecisionScope scope, Deal deal, CompiledPipeline pipeline, CompiledStage target, Actor actor, DealStory story)
    {
        story.Fact("from", deal.Stage);
        story.Fact("to", target.Id);
        story.Trace(TraceCode.Revision, (int)pipeline.Revision);
        var left = deal;
        deal = Leaving.Leave(scope, deal, target, story);
        deal = deal with
        {
            Pipeline = pipeline.Definition.Id,
            Stage = target.Id,
            Entry = deal.Entry + 1,
            EnteredAt = Instant.Max(scope.OccurredAt, deal.EnteredAt),
            RecordedAt = scope.Now,
            Version = deal.Version + 1,
            HasPlans = deal.HasPlans || target.MayPlan,
        };
        Count(scope, left, -1);
        Count(scope, deal, 1);
        WinLearning.Moved(scope, left, deal);
        return Enter(scope, deal, left, pipeline, target, actor, story);
    }

    /// <summary>Makes a deal stand on its first stage: inserts it, counts it, plans what the stage plans (R17).</summary>
    public static Deal Create(DecisionScope scope, Deal deal, IReadOnlyList<ContactId> contacts, CompiledPipeline pipeline, CompiledStage stage, Actor actor, DealStory story)
    {
        story.Fact("to", stage.Id);
        story.Fact("pipeline", pipeline.Definition.Id);
        story.Trace(TraceCode.Revision, (int)pipeline.Revision);
        var set = scope.Set;
        OwnedCards.Insert(scope, deal);
        set.Of(ScheduledActionRecords.Instance).Searched(ScheduledActionRecords.BySubject, ScheduledActionRecords.SubjectKey(scope.Account, deal.Id.Value));
        foreach (var contact in contacts) set.Of(DealLinkRecords.Instance).Insert(new DealLink(scope.Account, contact, deal.Id));
        Count(scope, deal, 1);
        Scores.Begin(scope, deal.Id.Value);
        WinLearning.Moved(scope, null, deal);
        return Enter(scope, deal, null, pipeline, stage, actor, story);
    }

    /// <summary>Makes a deal stand on a stage as history left it there: nothing is planned and nothing fires (R66, R80).</summary>
    public static void Place(DecisionScope scope, Deal deal, IReadOnlyList<ContactId> contacts, CompiledPipeline pipeline, Actor actor, DealStory story)
    {
        story.Fact("to", deal.Stage);
        story.Fact("pipeline", pipeline.Definition.Id);
        OwnedCards.Insert(scope, deal);
        foreach (var contact in contacts) scope.Set.Of(DealLinkRecords.Instance).Insert(new DealLink(scope.Account, contact, deal.Id));
        Count(scope, deal, 1);
        story.Write(scope, deal, actor);
    }

    /// <summary>Adds to the counters of the deal's stage; boards never count.</summary>
    public static void Count(DecisionScope scope, Deal deal, int sign)
    {
        var counts = scope.Set.Of(StageCountRecords.Instance);
        var currency = deal.Amount?.Currency ?? "";
        var amount = sign * (deal.Amount?.Minor ?? 0);
        if (counts.Added(StageCountRecords.Key(scope.Account, deal.Pipeline, deal.Stage, currency)) is { } known) known.Add(sign, amount);
        else counts.Add(new StageCount(scope.Account, deal.Pipeline, deal.Stage, currency, sign, amount), StageCount.Sum);
    }

    private static Deal Enter(
        DecisionScope scope, Deal deal, Deal? before, CompiledPipeline pipeline, CompiledStage stage, Actor actor, DealStory story)
    {
        var entered = deal;
        deal = Entering.Plan(scope, deal, before, pipeline, stage, story);
        if (!ReferenceEquals(entered, deal) || before is not null) OwnedCards.Update(scope, deal);
        story.Write(scope, deal, actor);
        return FollowUps.Run(scope, deal, story.FollowUps);
    }
}
