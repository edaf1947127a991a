using System.Text.Json;

namespace CrmCore;

/// <summary>Tells what becomes of a conversation, on its own timeline and on the client's card (R48).</summary>
internal static class ConversationStory
{
    public static void Tell(DecisionScope scope, Conversation conversation, string kind, Action<Utf8JsonWriter>? facts = null)
    {
        Write(scope, conversation, conversation.Id.Value, kind, facts);
        if (CardOf(conversation) is { } card) Write(scope, conversation, card, kind, facts);
    }

    /// <summary>The card on which the conversation is told: the contact, else the lead, else the deal.</summary>
    public static Guid? CardOf(Conversation conversation) => conversation.Contact?.Value ?? conversation.Lead?.Value ?? conversation.Deal?.Value;

    private static void Write(DecisionScope scope, Conversation conversation, Guid card, string kind, Action<Utf8JsonWriter>? facts)
    {
        var json = scope.Tools.Timeline.Begin();
        json.WriteString("conversation", conversation.Id.ToString());
        json.WriteString("line", conversation.Line);
        json.WriteString("channel", conversation.Channel);
        facts?.Invoke(json);
        CardEntries.Write(scope, card, kind, scope.Tools.Timeline.End(), null);
    }
}
