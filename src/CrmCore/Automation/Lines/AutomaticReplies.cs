using NodaTime;

namespace CrmCore;

/// <summary>What a line says by itself (R47).</summary>
internal static class AutomaticReplies
{
    /// <summary>The first word to a client who writes: a welcome within the hours, and outside that the line is closed.</summary>
    public static Conversation Greet(DecisionScope scope, Conversation conversation, Line line, bool isNew)
    {
        if (!LineHours.IsOpen(scope, line)) return OutOfHours(scope, conversation, line);
        if (isNew && line.Welcome is { } welcome) Messages.Send(scope, conversation, null, welcome);
        return conversation;
    }

    /// <summary>Says that the line is closed: once until it opens.</summary>
    public static Conversation OutOfHours(DecisionScope scope, Conversation conversation, Line line)
    {
        if (line.OutOfHours is not { } text || LineHours.IsOpen(scope, line) || conversation.ToldClosedUntil > scope.Now) return conversation;
        Messages.Send(scope, conversation, null, text);
        return ConversationWrites.Update(scope, conversation with { ToldClosedUntil = LineHours.NextOpening(scope, line) ?? Instant.MaxValue });
    }

    /// <summary>Says, once, that nobody is free, where the line is open and the conversation waits.</summary>
    public static void NobodyFree(DecisionScope scope, Conversation conversation, Line line)
    {
        if (line.NobodyFree is not { } text || conversation.ToldNobody || !LineHours.IsOpen(scope, line)) return;
        var waits = conversation.State == ConversationState.Waiting || (conversation.State == ConversationState.Offered && LineMembers.AtWork(scope, line).Count == 0);
        if (!waits) return;
        Messages.Send(scope, conversation, null, text);
        ConversationWrites.Update(scope, conversation with { ToldNobody = true });
    }
}
