namespace CrmCore;

/// <summary>Keeps conversations with their client when cards are merged, restored, converted or deleted.</summary>
internal static class ClientConversations
{
    /// <summary>The client is gone: what is open is closed, and nothing more is said to them.</summary>
    public static void Close(DecisionScope scope, ContactId contact)
    {
        foreach (var conversation in Of(scope, ConversationRecords.ByContact, contact.Value))
        {
            if (conversation.State != ConversationState.Closed) ConversationClosing.Close(scope, conversation, ClosingReasons.ClientGone);
        }
    }

    /// <summary>Hands a merged card's conversations to the survivor.</summary>
    /// <returns>The ids.</returns>
    public static List<Guid> Move(DecisionScope scope, ContactId from, ContactId to)
    {
        var moved = Of(scope, ConversationRecords.ByContact, from.Value);
        foreach (var conversation in moved) ConversationWrites.Update(scope, conversation with { Contact = to });
        return [.. moved.Select(c => c.Id.Value)];
    }

    /// <summary>Gives conversations back to the card that is a card of its own again.</summary>
    public static void Return(DecisionScope scope, IEnumerable<Guid> conversations, ContactId from, ContactId to)
    {
        foreach (var id in conversations)
        {
            if (ConversationWrites.Find(scope, new ConversationId(id)) is { } conversation && conversation.Contact == from) ConversationWrites.Update(scope, conversation with { Contact = to });
        }
    }

    /// <summary>A lead became cards: its conversations are theirs.</summary>
    public static void Converted(DecisionScope scope, LeadId lead, ContactId? contact, DealId? deal)
    {
        foreach (var conversation in Of(scope, ConversationRecords.ByLead, lead.Value))
        {
            ConversationWrites.Update(scope, conversation with { Contact = contact ?? conversation.Contact, Deal = deal ?? conversation.Deal });
        }
    }

    /// <summary>The client has another manager: what waits is asked for anew, under its number.</summary>
    public static void AskAnew(DecisionScope scope, ContactId contact)
    {
        foreach (var id in Of(scope, ConversationRecords.ByContact, contact.Value).Where(c => c.IsQueued).OrderBy(c => c.Number).Select(c => c.Id).ToArray())
        {
            // One that went before may have made room for it.
            if (ConversationWrites.Find(scope, id) is not { State: ConversationState.Waiting, IsQueued: true } conversation || scope.Model.Lines.Find(conversation.Line) is not { } line) continue;
            if (line.OwnManager is null) continue;
            LineQueue.Leave(scope, conversation);
            LineQueue.Place(scope, conversation, line);
        }
    }

    private static List<Conversation> Of(DecisionScope scope, int index, Guid card)
    {
        var rows = scope.Set.Of(ConversationRecords.Instance);
        var keys = rows.Lookup(index, new RecordKey(scope.Account, card)).ToArray();
        if (keys.Length > 1) scope.Set.Need(keys.Select(key => new RecordLookup(ConversationRecords.Instance, -1, key)));
        return [.. keys.Select(key => rows.Find(key)).OfType<Conversation>()];
    }
}
