namespace CrmCore;

/// <summary>
/// Counts closed deals by what they were (R36): the whole of the learning. A deal is counted in the commit that closes it, and taken back
/// exactly when it is reopened.
/// </summary>
internal static class WinLearning
{
    /// <summary>Follows a move: counts what closes, takes back what reopens.</summary>
    /// <param name="scope">The decision.</param>
    /// <param name="before">The deal before the move; null for a new one.</param>
    /// <param name="after">The deal on its new stage.</param>
    public static void Moved(DecisionScope scope, Deal? before, Deal after)
    {
        if (scope.Model.Scoring is not { Definition.LearnsFromDeals: true }) return;
        var key = WinSampleRecords.Key(scope.Account, after.Id.Value);
        if (before is null) scope.Set.Of(WinSampleRecords.Instance).Searched(-1, key);
        if (before is { IsClosed: true }) Forget(scope, key);
        if (after.IsClosed) Learn(scope, after, before?.Stage);
    }

    /// <summary>Counts a closed deal that was not counted when it closed.</summary>
    /// <returns>Whether it was counted now.</returns>
    public static bool CatchUp(DecisionScope scope, Deal deal)
    {
        if (!deal.IsClosed || scope.Set.Of(WinSampleRecords.Instance).Find(WinSampleRecords.Key(scope.Account, deal.Id.Value)) is not null) return false;
        Learn(scope, deal, LeftStage(scope, deal));
        return true;
    }

    private static void Learn(DecisionScope scope, Deal deal, string? from)
    {
        var won = deal.Stage == Outcomes.Won;
        var values = WinFields.Of(scope.Model, scope.Tools.Points, deal, deal.Contact is { } id ? Cards.Contact(scope, id) : null);
        if (scope.Model.Pipelines.TryGetValue(deal.Pipeline, out var pipeline))
        {
            // Whoever won passed all stages; whoever was lost came as far as the stage that was left.
            var reached = won ? pipeline.Definition.Stages.Count - 1 : pipeline.Stage(from ?? "")?.Position ?? -1;
            foreach (var stage in pipeline.Definition.Stages.Take(reached + 1)) values.Add([WinFields.Stage, stage.Id]);
        }

        var sample = new WinSample { Account = scope.Account, Deal = deal.Id.Value, Won = won, Pipeline = deal.Pipeline, Values = values };
        scope.Set.Of(WinSampleRecords.Instance).Insert(sample);
        Count(scope, sample, 1);
    }

    private static void Forget(DecisionScope scope, RecordKey key)
    {
        var samples = scope.Set.Of(WinSampleRecords.Instance);
        if (samples.Find(key) is not { } sample) return;
        Count(scope, sample, -1);
        samples.Delete(key);
    }

    private static void Count(DecisionScope scope, WinSample sample, int sign)
    {
        Add("", "");
        foreach (var pair in sample.Values) Add(pair[0], pair[1]);

        void Add(string field, string value) => scope.Set.Of(WinCountRecords.Instance).Add(
            new WinCount(scope.Account, sample.Pipeline, field, value, sample.Won ? sign : 0, sample.Won ? 0 : sign), WinCount.Sum);
    }

    private static string? LeftStage(DecisionScope scope, Deal deal)
    {
        string? left = null;
        var timeline = scope.Set.Of(TimelineRecords.Instance);
        foreach (var key in timeline.Lookup(TimelineRecords.ByCard, new RecordKey(scope.Account, deal.Id.Value)))
        {
            if (timeline.Find(key) is not { } entry || !entry.ReadData().TryGetProperty("c", out var changes) || !changes.TryGetProperty("stage", out var stage)) continue;
            if (stage[1].GetString() == deal.Stage) left = stage[0].GetString();
        }

        return left;
    }
}
