using System.Text.Json;

namespace CrmCore;

/// <summary>Tells a deal's story in words: what happened, because of what, by which trigger, what was planned, cancelled or refused.</summary>
internal sealed class DealExplanation(ICrmStore store, AccountModel model)
{
    private readonly Dictionary<EventId, string> _causes = [];

    public async ValueTask<Explanation> ExplainAsync(DealId id, CancellationToken ct)
    {
        var deal = await store.FindAsync(DealRecords.Instance, DealRecords.Key(model.Number, id), ct).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"The account '{model.Account.Id}' has no deal {id}.");
        var entries = await CardHistory.EntriesAsync(store, model.Number, id.Value, ct).ConfigureAwait(false);
        var log = new ExplainLog();
        for (var i = 0; i < entries.Count; i++)
        {
            var cause = await CauseAsync(entries[i].Cause, ct).ConfigureAwait(false);
            Tell(log, entries[i], CardHistory.Deal(deal, entries, i + 1) ?? deal, cause);
        }

        await foreach (var action in store.AllAsync(ScheduledActionRecords.Instance, ScheduledActionRecords.BySubject, ScheduledActionRecords.SubjectKey(model.Number, id.Value), 2, ct).ConfigureAwait(false))
        {
            log.Add("action " + action.Action, null, InWords.Waiting(action, model));
        }

        return new Explanation($"Deal {id} stands on '{deal.Stage}' of '{deal.Pipeline}' since {InWords.Moment(deal.EnteredAt, model)}", log.Lines);
    }

    private void Tell(ExplainLog log, TimelineEntry entry, Deal after, string cause)
    {
        var data = entry.ReadData();
        var subject = InWords.Moment(entry.At, model);
        log.Add(subject, Mark(entry.Kind), $"{What(entry, data)}, by {entry.Actor}{cause}");
        foreach (var (code, number) in CompactTrace.Read(entry)) Trace(log, entry, after, code, number);
        foreach (var action in data.Value("cancelled").AsList) log.Add("action " + action, false, "cancelled: the deal left the stage (R18)");
        foreach (var skipped in data.Value("skipped").AsList) log.Add("action " + skipped.Split(": ", 2)[0], false, "not planned: " + skipped.Split(": ", 2)[^1]);
    }

    private void Trace(ExplainLog log, TimelineEntry entry, Deal after, TraceCode code, int number)
    {
        if (CompactTrace.RevisionOf(entry) is not { } revision || model.Revision(after.Pipeline, revision) is not { } pipeline) return;
        switch (code)
        {
            case TraceCode.TriggerRefused when pipeline.Trigger(number) is { } trigger:
                log.Add("trigger " + trigger.Definition.Id, false, "was considered and did not match");
                break;
            case TraceCode.ActionRefused when pipeline.Action(number) is { } action:
                log.Add("action " + action.Definition.Id, false, "was considered on entering and not planned");
                break;
            case TraceCode.ActionPlanned when pipeline.Action(number) is { } action:
                log.Add("action " + action.Definition.Id, true, action is { IsDecision: true, IsAtOnce: true } ? "done on entering" : "planned on entering");
                break;
        }
    }

    private static string What(TimelineEntry entry, JsonElement data)
    {
        var action = data.Text("action");
        var reason = data.Text("reason") is { } text ? ": " + text : "";
        return entry.Kind switch
        {
            TimelineKinds.Created => $"made on '{data.Text("to")}'" + (action is null ? "" : $" by the action '{action}' of the deal {data.Text("deal")}"),
            TimelineKinds.Moved => $"moved from '{data.Text("from")}' to '{data.Text("to")}'"
                + (data.Text("trigger") is { } trigger ? $" by the trigger '{trigger}'" : action is null ? "" : $" by the action '{action}'") + reason,
            TimelineKinds.Noted => data.Text("event") is { } kind ? $"{kind} noted; no trigger matched" : "a note",
            TimelineKinds.Late => $"{data.Text("event")} came too late or from history and triggered nothing (R80)",
            TimelineKinds.ActionChanged => $"the action '{action}': {data.Text("what")} by hand (R71)",
            _ when action is not null => $"the action '{action}': {entry.Kind["action-".Length..]}{reason}",
            _ => entry.Kind + reason,
        };
    }

    private static bool? Mark(string kind) => kind switch
    {
        TimelineKinds.Created or TimelineKinds.Moved or TimelineKinds.ActionDone => true,
        TimelineKinds.Late or TimelineKinds.ActionSkipped or TimelineKinds.ActionFailed or TimelineKinds.ActionCancelled or TimelineKinds.ChainCut or TimelineKinds.AutomationPaused => false,
        _ => null,
    };

    private async ValueTask<string> CauseAsync(EventId? id, CancellationToken ct)
    {
        if (id is not { } cause) return "";
        if (_causes.TryGetValue(cause, out var known)) return known;
        var e = await store.FindAsync(StoredEventRecords.Instance, StoredEventRecords.Key(model.Number, cause), ct).ConfigureAwait(false);
        return _causes[cause] = e is null ? $", because of the event {cause}, which retention has removed since" : $", because of {e.Kind} from '{e.Source}' (event {cause})";
    }
}
