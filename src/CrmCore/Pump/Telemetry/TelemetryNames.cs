namespace CrmCore;

/// <summary>The names under which the engine reports; documented in docs/observability.md, and stable.</summary>
internal static class TelemetryNames
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Source = "CrmCore";

    public const string EventsDecided = "crmcore.events.decided";
    public const string Moves = "crmcore.moves";
    public const string ActionsPlanned = "crmcore.actions.planned";
    public const string ActionsDone = "crmcore.actions.done";
    public const string ActionsFailed = "crmcore.actions.failed";
    public const string ActionsDead = "crmcore.actions.dead";
    public const string ActionsUncertain = "crmcore.actions.uncertain";
    public const string CommitDuration = "crmcore.commit.duration";
    public const string BatchSize = "crmcore.batch.size";
    public const string ActionLateness = "crmcore.action.lateness";
    public const string QueueDepth = "crmcore.queue.depth";
    public const string ActionsRunning = "crmcore.actions.running";

    public const string PendingAge = "crmcore.waiting.event.age";
    public const string PendingEvents = "crmcore.waiting.events";
    public const string FailedEvents = "crmcore.waiting.failed_events";
    public const string DueAge = "crmcore.waiting.action.age";
    public const string DeadLetters = "crmcore.waiting.dead_letters";
    public const string UncertainActions = "crmcore.waiting.uncertain_actions";
    public const string LookAge = "crmcore.waiting.look.age";

    public const string BatchActivity = "crmcore.batch";
    public const string ActionActivity = "crmcore.action";

    public const string EventKind = "crmcore.event.kind";
    public const string EventStatus = "crmcore.event.status";
    public const string ActionKind = "crmcore.action.kind";
    public const string ActionOutcome = "crmcore.action.outcome";
    public const string Account = "crmcore.account";
    public const string Card = "crmcore.card";

    /// <summary>Stands for kinds of events that nobody registered, so that a sender cannot make ever new series.</summary>
    public const string OtherKind = "other";
}
