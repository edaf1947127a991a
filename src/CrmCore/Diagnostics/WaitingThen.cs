using System.Text.Json;
using NodaTime;

namespace CrmCore;

/// <summary>
/// What waited for a deal at a moment. Finished actions leave their table, so they are planned again from the definitions under which the
/// timeline says they were planned.
/// </summary>
internal sealed class WaitingThen
{
    private readonly AccountModel _model;
    private readonly Deal _then;
    private readonly List<ScheduledAction> _waiting = [];

    private WaitingThen(AccountModel model, Deal then)
    {
        _model = model;
        _then = then;
    }

    /// <summary>The actions that waited after the first <paramref name="kept"/> entries.</summary>
    public static IReadOnlyList<ScheduledAction> Of(AccountModel model, Deal now, IReadOnlyList<TimelineEntry> entries, int kept)
    {
        if (CardHistory.Deal(now, entries, kept) is not { } then) return [];
        var waiting = new WaitingThen(model, then);
        var states = States(then, entries, kept);
        for (var i = 0; i < kept; i++) waiting.Follow(entries[i], states[i]);
        return waiting._waiting;
    }

    private static Deal[] States(Deal then, IReadOnlyList<TimelineEntry> entries, int kept)
    {
        var states = new Deal[kept];
        for (var i = kept - 1; i >= 0; i--)
        {
            states[i] = then;
            then = CardHistory.Deal(then, [entries[i]], 0) ?? then;
        }

        return states;
    }

    private void Follow(TimelineEntry entry, Deal after)
    {
        var data = entry.ReadData();
        foreach (var gone in data.Value("cancelled").AsList) _waiting.RemoveAll(a => a.Action == gone);
        switch (entry.Kind)
        {
            case TimelineKinds.Created or TimelineKinds.Moved:
                foreach (var planned in data.Value("planned").AsList) Plan(entry, after, planned);
                break;
            case TimelineKinds.ActionDone or TimelineKinds.ActionSkipped or TimelineKinds.ActionFailed or TimelineKinds.ActionCancelled or TimelineKinds.ActionUncertain:
                End(data);
                break;
            case TimelineKinds.ActionChanged when data.TryGetProperty("due", out var due):
                MoveTo(data.Text("key"), Instant.FromUnixTimeMilliseconds(due.GetInt64()));
                break;
        }
    }

    private void Plan(TimelineEntry entry, Deal after, string action)
    {
        if (CompactTrace.RevisionOf(entry) is not { } revision || _model.Revision(after.Pipeline, revision) is not { } pipeline) return;
        if (Array.Find(pipeline.Stage(after.Stage)?.Actions ?? [], a => a.Definition.Id == action) is not { } compiled) return;
        if (compiled is { IsDecision: true, IsAtOnce: true }) return;
        // Fields may have been set since and have moved it: those of the moment asked for count.
        var scope = new DecisionScope(null!).Begin(RecordCatalog.NewSet(), _model, entry.RecordedAt, entry.At, _model.Automation);
        var due = Planning.Due(scope, _then, compiled.Definition.Timing, after.EnteredAt);
        if (due.Reason is not null) return;
        _waiting.Add(new ScheduledAction
        {
            Account = after.Account,
            Subject = after.Id.Value,
            Entry = after.Entry,
            Phase = ActionPhase.Enter,
            Action = action,
            DueAt = due.Moment,
            Held = HeldReasons.Until(due.Field),
            Do = compiled.Definition.Do,
            Pipeline = after.Pipeline,
            Revision = revision,
            Stage = after.Stage,
            Cause = entry.Cause,
            PlannedAt = entry.RecordedAt,
            Stays = compiled.Definition.WhenLeft == WhenLeft.Keep,
            AtOnce = compiled.IsAtOnce,
        });
    }

    // Its key tells an entering from the leaving that undoes it; a recipient's key is its own.
    private void End(JsonElement data)
    {
        var key = data.Text("key");
        if (_waiting.RemoveAll(a => a.Key == key) > 0) return;
        var leaving = _waiting.Exists(a => (a with { Phase = ActionPhase.Leave }).Key == key);
        if (!leaving && data.Text("action") is { } action) _waiting.RemoveAll(a => a.Action == action && (key is null || a.DueAt <= a.PlannedAt || a.AtOnce));
    }

    private void MoveTo(string? key, Instant due)
    {
        for (var i = 0; i < _waiting.Count; i++)
        {
            if (_waiting[i].Key == key) _waiting[i] = _waiting[i] with { DueAt = due, Held = null, MovedByHand = true };
        }
    }
}
