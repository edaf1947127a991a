using System.Diagnostics;
using System.Diagnostics.Metrics;
using NodaTime;

namespace CrmCore;

/// <summary>
/// What the engine reports to whoever listens. Without a listener each call is one comparison and allocates nothing. No personal data and no
/// secret goes out: kinds, counts, durations; in activities also the ids of the account and the card.
/// </summary>
internal sealed class EngineTelemetry : IDisposable
{
    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10] };
    private static readonly InstrumentAdvice<double> LateSeconds = new() { HistogramBucketBoundaries = [0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5, 10, 60, 300, 3600] };
    private static readonly InstrumentAdvice<int> Sizes = new() { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024] };

    private readonly ActivitySource _activities = new(TelemetryNames.Source);
    private readonly Meter _meter;
    private readonly bool _ownsMeter;
    private readonly TimeProvider _time;
    private readonly Counter<long> _decided;
    private readonly Counter<long> _moves;
    private readonly Counter<long> _planned;
    private readonly Counter<long> _done;
    private readonly Counter<long> _failed;
    private readonly Counter<long> _dead;
    private readonly Counter<long> _uncertain;
    private readonly Histogram<double> _commit;
    private readonly Histogram<int> _batch;
    private readonly Histogram<double> _lateness;

    public EngineTelemetry(TimeProvider time, IMeterFactory? meters)
    {
        _time = time;
        _ownsMeter = meters is null;
        _meter = meters?.Create(new MeterOptions(TelemetryNames.Source)) ?? new Meter(TelemetryNames.Source);
        _decided = _meter.CreateCounter<long>(TelemetryNames.EventsDecided, "{event}", "Events and commands that came through a commit.");
        _moves = _meter.CreateCounter<long>(TelemetryNames.Moves, "{move}", "Moves of deals to another stage.");
        _planned = _meter.CreateCounter<long>(TelemetryNames.ActionsPlanned, "{action}", "Actions planned.");
        _done = _meter.CreateCounter<long>(TelemetryNames.ActionsDone, "{action}", "Actions that ran.");
        _failed = _meter.CreateCounter<long>(TelemetryNames.ActionsFailed, "{try}", "Tries of actions that failed.");
        _dead = _meter.CreateCounter<long>(TelemetryNames.ActionsDead, "{action}", "Actions that became dead letters.");
        _uncertain = _meter.CreateCounter<long>(TelemetryNames.ActionsUncertain, "{action}", "Actions of which nobody knows whether they had their effect.");
        _commit = _meter.CreateHistogram(TelemetryNames.CommitDuration, "s", "How long the store took to commit a batch.", advice: Seconds);
        _batch = _meter.CreateHistogram(TelemetryNames.BatchSize, "{item}", "Events, commands and actions that shared a commit.", advice: Sizes);
        _lateness = _meter.CreateHistogram(TelemetryNames.ActionLateness, "s", "How long after its moment an action was begun.", advice: LateSeconds);
    }

    public Meter Meter => _meter;

    public ActivitySource Activities => _activities;

    /// <summary>The kinds of events that are reported under their own name.</summary>
    public IReadOnlyCollection<string> Kinds { get; set; } = [];

    public void Observe(Func<int> queueDepth, Func<int> running)
    {
        _meter.CreateObservableGauge(TelemetryNames.QueueDepth, queueDepth, "{item}", "Events, commands and outcomes that wait for a commit.");
        _meter.CreateObservableGauge(TelemetryNames.ActionsRunning, running, "{action}", "Actions that run now.");
    }

    /// <summary>The activity of a batch: a root, since a batch belongs to many callers. Null when nobody listens.</summary>
    public Activity? StartBatch(int size)
    {
        if (!_activities.HasListeners()) return null;
        Activity.Current = null;
        var activity = _activities.StartActivity(TelemetryNames.BatchActivity);
        activity?.SetTag(TelemetryNames.BatchSize, size);
        return activity;
    }

    /// <summary>The activity of one try of an action. Null when nobody listens.</summary>
    public Activity? StartAction(AccountModel model, ScheduledAction action)
    {
        if (!_activities.HasListeners()) return null;
        var activity = _activities.StartActivity(TelemetryNames.ActionActivity);
        activity?.SetTag(TelemetryNames.ActionKind, action.Do);
        activity?.SetTag(TelemetryNames.Account, model.Account.Id);
        activity?.SetTag(TelemetryNames.Card, action.Subject.ToString());
        return activity;
    }

    public long StartCommit() => _commit.Enabled ? _time.GetTimestamp() : -1;

    public void Committed(long started, ChangeSet changes)
    {
        if (started >= 0) _commit.Record(_time.GetElapsedTime(started).TotalSeconds);
        if (!_moves.Enabled && !_planned.Enabled) return;
        foreach (var change in changes.Changes)
        {
            if (change.Record is TimelineEntry { Kind: TimelineKinds.Moved }) _moves.Add(1);
            else if (change is { Kind: ChangeKind.Insert, Record: ScheduledAction planned }) _planned.Add(1, KindOf(planned));
        }
    }

    public void Stepped(List<WorkItem> items)
    {
        if (items.Count > 0) _batch.Record(items.Count);
        if (!_decided.Enabled) return;
        foreach (var item in items)
        {
            if (item is EventItem e) _decided.Add(1, new(TelemetryNames.EventKind, NameOf(e.Kind)), new(TelemetryNames.EventStatus, StatusOf(e)));
        }
    }

    public void Begun(ScheduledAction action, Instant now)
    {
        if (_lateness.Enabled && action.DueAt is { } due) _lateness.Record((now - due).TotalSeconds, KindOf(action));
    }

    public void Done(ScheduledAction action) => Count(_done, action);

    /// <summary>Counts how a try ended.</summary>
    public void Ended(ScheduledAction action, ActionOutcome outcome, bool buried)
    {
        switch (outcome)
        {
            case ActionOutcome.Completed:
                Count(_done, action);
                break;
            case ActionOutcome.Uncertain:
                Count(_uncertain, action);
                break;
            case ActionOutcome.Retry or ActionOutcome.Failed:
                Count(_failed, action);
                break;
        }

        if (buried) Count(_dead, action);
    }

    public void Buried(ScheduledAction action) => Count(_dead, action);

    public static string NameOf(ActionOutcome outcome) => outcome switch
    {
        ActionOutcome.Completed => "done",
        ActionOutcome.Skipped => "skipped",
        ActionOutcome.Retry => "retry",
        ActionOutcome.Failed => "failed",
        _ => "uncertain",
    };

    public void Dispose()
    {
        _activities.Dispose();
        if (_ownsMeter) _meter.Dispose();
    }

    private static void Count(Counter<long> counter, ScheduledAction action)
    {
        if (counter.Enabled) counter.Add(1, KindOf(action));
    }

    private static KeyValuePair<string, object?> KindOf(ScheduledAction action) => new(TelemetryNames.ActionKind, action.Do);

    private string NameOf(string kind) => CommandDecision.IsCommand(kind) || Kinds.Contains(kind) ? kind : TelemetryNames.OtherKind;

    private static string StatusOf(EventItem item) => item.IsDuplicate
        ? "duplicate"
        : item.Outcome.Status switch
        {
            EventStatus.Accepted => "accepted",
            EventStatus.Failed => "failed",
            EventStatus.Duplicate => "duplicate",
            _ => "decided",
        };
}
