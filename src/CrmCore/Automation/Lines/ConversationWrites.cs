namespace CrmCore;

/// <summary>Reads and writes conversations in the working set.</summary>
internal static class ConversationWrites
{
    public static Conversation? Find(DecisionScope scope, ConversationId id) =>
        scope.Set.Of(ConversationRecords.Instance).Find(ConversationRecords.Key(scope.Account, id));

    public static void Insert(DecisionScope scope, Conversation conversation)
    {
        scope.Set.Of(ConversationRecords.Instance).Insert(conversation);
        // Its id is new on every try: asking the store for what is planned for it would never end.
        scope.Set.Of(ScheduledActionRecords.Instance).Searched(ScheduledActionRecords.BySubject, ScheduledActionRecords.SubjectKey(scope.Account, conversation.Id.Value));
    }

    /// <summary>Saves a changed conversation under the next version.</summary>
    /// <returns>The conversation as it was saved.</returns>
    public static Conversation Update(DecisionScope scope, Conversation after)
    {
        var before = Find(scope, after.Id)!;
        var saved = after with { Version = before.Version + 1 };
        scope.Set.Of(ConversationRecords.Instance).Update(saved);
        return saved;
    }
}
