namespace CrmCore;

/// <summary>
/// Decides an event once more, by the same code, on the cards as they stood before it and the definitions as they were then, and keeps the
/// account in words. Nothing is saved.
/// </summary>
internal sealed class EventExplanation(ICrmStore store, AccountModel model, DecisionTools tools)
{
    private const int MostLoads = 1000;

    public async ValueTask<Explanation> ExplainAsync(EventId id, CancellationToken ct)
    {
        var e = await store.FindAsync(StoredEventRecords.Instance, StoredEventRecords.Key(model.Number, id), ct).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"The account '{model.Account.Id}' has no event {id}, or retention has removed it since.");
        var title = $"Event {id}: {e.Kind} from '{e.Source}', happened {InWords.Moment(e.OccurredAt, model)}, recorded {InWords.Moment(e.RecordedAt, model)}";
        var log = new ExplainLog();
        if (e.State == EventState.Pending) log.Add("event", null, "it is accepted and not decided yet: this is what would be decided");
        if (e.State == EventState.Failed) log.Add("event", false, $"its decision failed and changed nothing: {e.Error}. It can be retried or dropped");
        if (e.State == EventState.Dropped) log.Add("event", false, "it was dropped by hand and changed nothing");
        if (e.State is EventState.Failed or EventState.Dropped) return new Explanation(title, log.Lines);
        if (e.IsStripped)
        {
            log.Add("event", null, "what it said was removed by retention, so that it is not decided once more. The timelines tell what came of it");
            return new Explanation(title, log.Lines);
        }

        if (NotReplayed.Has(e.Kind))
        {
            log.Add("event", null, "it is about who is there, who gets what, or a conversation: that is not decided once more. The timelines of the card and of the conversation tell what came of it, and why");
            return new Explanation(title, log.Lines);
        }

        var scope = await DecideAsync(e, ct).ConfigureAwait(false);
        foreach (var line in scope.Log!.Lines) log.Add(line.Subject, line.Matched, line.Reason);
        Results(scope, log);
        foreach (var changed in PastModel.ChangedSince(model, e.RecordedAt)) log.Add($"{changed.Kind} {changed.Id}", null, "was saved again since; it is looked at as it is today");
        if (e.State == EventState.Decided) await CompareAsync(scope, e, log, ct).ConfigureAwait(false);
        return new Explanation(title, log.Lines);
    }

    private async ValueTask<DecisionScope> DecideAsync(StoredEvent e, CancellationToken ct)
    {
        var then = PastModel.Of(model, e.RecordedAt);
        var past = new PastReader(store, model, entries => CountBefore(entries, e.Id));
        var known = new List<KnownPoint>();
        var isCommand = CommandDecision.IsCommand(e.Kind);
        if (!isCommand) RequestPoints.Collect(tools.Points, model, e.Source, e.Kind, e.Body, known);
        var wanted = new List<RecordLookup>();
        for (var load = 0; load < MostLoads; load++)
        {
            // A fresh set each time: what the broken-off decision did is thrown away.
            var set = await past.LoadAsync(wanted, ct).ConfigureAwait(false);
            var scope = EventItem.NewScope(set, then, tools.With(new ReplayIds()), e.RecordedAt, e, new ExplainLog());
            try
            {
                if (isCommand) CommandDecision.Decide(scope, e);
                else EventDecision.Decide(scope, e, known);
                return scope;
            }
            catch (RecordNotLoadedException missing)
            {
                wanted.AddRange(missing.Lookups);
            }
        }

        throw new CrmException($"The event {e.Id} looks at more than {MostLoads} records; it cannot be explained.");
    }

    /// <summary>How many of a card's entries were written before the event was decided: its own tell it best, else the order of the ids.</summary>
    private static int CountBefore(IReadOnlyList<TimelineEntry> entries, EventId e)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].Cause == e) return i;
        }

        var count = entries.Count;
        while (count > 0 && entries[count - 1].Id.CompareTo(e.Value) > 0) count--;
        return count;
    }

    private void Results(DecisionScope scope, ExplainLog log)
    {
        if (scope.Result is Refused refused) log.Add("command", false, "refused: " + refused.Reason);
        if (scope.Result is Merged merged) log.Add("contact " + merged.Other, true, $"was merged into the contact {merged.Survivor}");
        if (scope.Result is Unmerged undone) log.Add("contact " + undone.Other, true, $"is a card of its own again, apart from {undone.Survivor}: {undone.ReturnedDeals.Count} deals that came since went with it, {undone.StayedDeals.Count} stayed");
        foreach (var deal in scope.Deals)
        {
            log.Add("deal " + deal.Deal, deal.Result is DealResult.Moved or DealResult.Created, deal.Result switch
            {
                DealResult.Moved => $"moved from '{deal.From}' to '{deal.To}'" + (deal.Trigger is { } trigger ? $" by the trigger '{trigger}'" : ""),
                DealResult.Created => $"was made on '{deal.To}'",
                DealResult.Late => $"keeps standing on '{deal.To}': the event is only noted, it came too late",
                _ => $"keeps standing on '{deal.To}': the event is only noted",
            });
        }

        foreach (var change in scope.Set.Changes().Changes)
        {
            if (change is { Kind: ChangeKind.Insert, Record: ScheduledAction { Phase: ActionPhase.Enter or ActionPhase.Leave } action }) log.Add("action " + action.Action, true, InWords.Waiting(action, model));
            else if (change is { Kind: ChangeKind.Insert, Record: CrmTask task }) log.Add("task", true, $"'{task.Text}' for {task.Owner?.Value ?? "nobody yet"}");
        }
    }

    // The compact trace was written with the decision; that the account in words agrees with it is said only where it does not.
    private async ValueTask CompareAsync(DecisionScope scope, StoredEvent e, ExplainLog log, CancellationToken ct)
    {
        if (scope.Result is Refused) return;
        var derived = scope.Set.Changes().Changes.Where(c => c.Record is TimelineEntry { Trace.IsEmpty: false }).Select(c => (TimelineEntry)c.Record).GroupBy(t => t.Card);
        foreach (var card in derived)
        {
            var stored = (await CardHistory.EntriesAsync(store, model.Number, card.Key, ct).ConfigureAwait(false)).FindAll(t => t.Cause == e.Id && !t.Trace.IsEmpty);
            // Cards that the event made have ids of their own in each decision.
            if (stored.Count == 0 && card.First().Kind == TimelineKinds.Created) continue;
            var same = stored.Count >= card.Count() && card.Zip(stored).All(pair => pair.First.Kind == pair.Second.Kind && pair.First.Trace.Span.SequenceEqual(pair.Second.Trace.Span));
            if (!same) log.Add("trace", false, $"the trace that was stored with the decision differs for the deal {card.Key}: it was '{string.Join(", ", stored.Select(t => t.Kind))}' then. Something that it looked at is not kept as it was");
        }
    }
}
