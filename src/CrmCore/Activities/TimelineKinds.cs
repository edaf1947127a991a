namespace CrmCore;

/// <summary>What timeline entries tell.</summary>
public static class TimelineKinds
{
    /// <summary>The card was made.</summary>
    public const string Created = "created";

    /// <summary>The deal moved to another stage.</summary>
    public const string Moved = "moved";

    /// <summary>Fields were changed.</summary>
    public const string Edited = "edited";

    /// <summary>An event of the client, or a note, was put on the card.</summary>
    public const string Noted = "noted";

    /// <summary>An event came too late, or from an import of history, and triggered nothing (R80).</summary>
    public const string Late = "late";

    /// <summary>An action ran.</summary>
    public const string ActionDone = "action-done";

    /// <summary>An action had nothing to do, with the reason.</summary>
    public const string ActionSkipped = "action-skipped";

    /// <summary>An action failed for good.</summary>
    public const string ActionFailed = "action-failed";

    /// <summary>It is not known whether an action had its effect.</summary>
    public const string ActionUncertain = "action-uncertain";

    /// <summary>A waiting action was cancelled, with the reason.</summary>
    public const string ActionCancelled = "action-cancelled";

    /// <summary>A waiting action was moved or run by hand.</summary>
    public const string ActionChanged = "action-changed";

    /// <summary>The time on the stage is nearly over.</summary>
    public const string DeadlineNear = "deadline-near";

    /// <summary>The time on the stage is over.</summary>
    public const string Overdue = "overdue";

    /// <summary>A chain of automatic moves was cut (R28).</summary>
    public const string ChainCut = "chain-cut";

    /// <summary>A rule gave the card to an employee, with who was considered and passed over (R41).</summary>
    public const string Assigned = "assigned";

    /// <summary>Nobody was free: the card waits in a rule's queue (R41).</summary>
    public const string Waiting = "waiting";

    /// <summary>The card was taken out of its queue by hand (R41).</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>A task was made.</summary>
    public const string TaskCreated = "task-created";

    /// <summary>Two cards were merged (R33); told on both.</summary>
    public const string Merged = "merged";

    /// <summary>A merge was undone (R33); told on both cards.</summary>
    public const string Unmerged = "unmerged";

    /// <summary>Somebody said that this card and another are not the same, or took it back (R33); told on both.</summary>
    public const string NotSame = "not-same";

    /// <summary>The card was deleted (R18).</summary>
    public const string Deleted = "deleted";

    /// <summary>The personal values of the card were erased (R65).</summary>
    public const string Erased = "erased";

    /// <summary>A phone or an address of the card is known to be shared by several people and decides nothing alone any more (R33).</summary>
    public const string KeyShared = "key-shared";

    /// <summary>A shared phone or address is the card's own again (R33).</summary>
    public const string KeyUnshared = "key-unshared";

    /// <summary>A phone or an address of the card came with a name that clearly is another person's (R33).</summary>
    public const string KeyDoubted = "key-doubted";

    /// <summary>An automation paused itself or was switched on again (R69).</summary>
    public const string AutomationPaused = "automation-paused";

    /// <summary>A conversation was begun in a line (R43). This and what follows is told on the client's card and on the conversation.</summary>
    public const string ConversationOpened = "conversation-opened";

    /// <summary>A further message of the client opened a closed conversation anew.</summary>
    public const string ConversationReopened = "conversation-reopened";

    /// <summary>A conversation was offered to all of its line who are at work (R44).</summary>
    public const string ConversationOffered = "conversation-offered";

    /// <summary>A conversation waits in its line's queue, with those who were passed over and why (R41).</summary>
    public const string ConversationWaits = "conversation-waits";

    /// <summary>A conversation was given to an employee, with those who were passed over and why (R41), or taken by one.</summary>
    public const string ConversationGiven = "conversation-given";

    /// <summary>An employee answered a conversation for the first time.</summary>
    public const string ConversationAnswered = "conversation-answered";

    /// <summary>A conversation went back to its queue, with the reason (R45).</summary>
    public const string ConversationRequeued = "conversation-requeued";

    /// <summary>Everybody at work was given a conversation and nobody answered in time (R45).</summary>
    public const string ConversationUnanswered = "conversation-unanswered";

    /// <summary>A conversation was passed to another employee or line (R46).</summary>
    public const string ConversationPassed = "conversation-passed";

    /// <summary>A colleague joined a conversation, openly or hidden (R46).</summary>
    public const string ConversationJoined = "conversation-joined";

    /// <summary>A colleague left a conversation.</summary>
    public const string ConversationLeft = "conversation-left";

    /// <summary>A conversation was closed, with the reason (R47).</summary>
    public const string ConversationClosed = "conversation-closed";

    /// <summary>The client rated a conversation (R48).</summary>
    public const string ConversationRated = "conversation-rated";

    /// <summary>A message of a conversation could not be sent, or nobody knows whether it was.</summary>
    public const string MessageFailed = "message-failed";
}
