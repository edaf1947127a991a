using NodaTime;

namespace CrmCore;

/// <summary>The planned moments of a conversation: the end of the time to answer, and of the client's silence.</summary>
internal static class ConversationTimers
{
    /// <summary>The time to answer is over (R45), a line that offers to all opens, or a round begins anew.</summary>
    public const string Answer = "$answer-timeout";

    /// <summary>The client has been silent for long (R47).</summary>
    public const string Silence = "$silence";

    public static void PlanAnswer(DecisionScope scope, Conversation conversation, Instant due) => Insert(scope, Row(scope, conversation, Answer, conversation.Gives, due));

    public static void StopAnswer(DecisionScope scope, Conversation conversation)
    {
        var actions = scope.Set.Of(ScheduledActionRecords.Instance);
        var key = ScheduledActionRecords.Instance.KeyOf(Row(scope, conversation, Answer, conversation.Gives, scope.Now));
        if (Find(scope, conversation, key) is not null) actions.Delete(key);
    }

    /// <summary>Plans the end of the silence, once: when it comes too early it is planned again.</summary>
    public static void PlanSilence(DecisionScope scope, Conversation conversation, Instant due)
    {
        var row = Row(scope, conversation, Silence, 0, due);
        if (Find(scope, conversation, ScheduledActionRecords.Instance.KeyOf(row)) is null) Insert(scope, row);
    }

    /// <summary>A timer of a conversation.</summary>
    public static ScheduledAction Row(DecisionScope scope, Conversation conversation, string timer, long entry, Instant due) => new()
    {
        Account = scope.Account,
        Subject = conversation.Id.Value,
        Entry = entry,
        Phase = ActionPhase.Timer,
        Action = timer,
        DueAt = DueTime.RoundUp(due),
        Do = timer,
        Pipeline = "",
        Revision = 0,
        Stage = "",
        Cause = scope.Cause,
        PlannedAt = scope.Now,
    };

    private static void Insert(DecisionScope scope, ScheduledAction row)
    {
        var actions = scope.Set.Of(ScheduledActionRecords.Instance);
        var key = ScheduledActionRecords.Instance.KeyOf(row);
        if (actions.Has(key)) actions.Update(row with { Version = actions.Find(key)!.Version + 1 });
        // What this batch has taken out comes back as the same row.
        else actions.Insert(actions.WasDeleted(key) ? row with { Version = row.Version + 1 } : row);
    }

    private static ScheduledAction? Find(DecisionScope scope, Conversation conversation, RecordKey key)
    {
        var actions = scope.Set.Of(ScheduledActionRecords.Instance);
        if (actions.Knows(ScheduledActionRecords.BySubject, ScheduledActionRecords.SubjectKey(scope.Account, conversation.Id.Value))) return actions.Has(key) ? actions.Find(key) : null;
        return actions.Find(key);
    }
}
