namespace CrmCore;

/// <summary>Carries out a search for doubles: look, merge what is sure, and only then forget the search, so that a crash between repeats it.</summary>
internal sealed class DoublesRun(PumpLanes queue)
{
    /// <summary>Whether what is sure is merged. Not in a replay: there merges come as they were recorded, since they do not hang on the pipeline that is tried.</summary>
    public bool Merges { get; init; } = true;

    public async Task RunAsync(AccountModel model, ScheduledAction action, CancellationToken ct)
    {
        var search = new DoublesItem(action, mayMerge: Merges);
        await queue.RunAsync(search, ct).ConfigureAwait(false);
        if (search.Sure is not { } sure) return;
        var merge = DoublesMerge.Of(model.MergeRules, model.Automation, sure.Contact, sure.Double.Other, sure.Double.Probability, action.Key);
        await queue.RunAsync(new EventItem(model.Account.Id, merge, acceptOnly: false), ct).ConfigureAwait(false);
        // What was refused, because somebody said otherwise or changed a card, is left to the review list.
        await queue.RunAsync(new DoublesItem(action, mayMerge: false), ct).ConfigureAwait(false);
    }
}
