namespace CrmCore;

/// <summary>Gives conversations out of a line's queue.</summary>
internal static class ConversationGiving
{
    /// <summary>Gives what waits.</summary>
    /// <returns>False when it does not wait any more, or was offered to all.</returns>
    public static bool Give(DecisionScope scope, WaitingRequest waiting, Pick pick)
    {
        if (ConversationWrites.Find(scope, new ConversationId(waiting.Subject)) is not { State: ConversationState.Waiting, IsQueued: true } conversation) return false;
        if (conversation.Line != waiting.Queue || conversation.Number != waiting.Number) return false;
        var line = scope.Model.Lines.Find(conversation.Line);
        if (line is { ToAll: true } && conversation.Kind == WorkKinds.Conversation)
        {
            // Whoever came is told like everybody else; the first answer takes it.
            LineOffers.Offer(scope, conversation, line);
            return false;
        }

        LineQueue.GiveTo(scope, conversation, line, pick.To, why: pick);
        return true;
    }
}
