namespace CrmCore;

/// <summary>Writes the messages of a conversation, and plans the way of those that go to the client.</summary>
internal static class Messages
{
    /// <summary>The kind of action that sends a message.</summary>
    public const string Action = "$say";

    /// <summary>What the data of a rating's button begins with; the number follows.</summary>
    public const string RatingData = "crm.rate:";

    /// <summary>Keeps what the client wrote.</summary>
    public static void FromClient(DecisionScope scope, Conversation conversation, StoredEvent e)
    {
        var button = BodyReader.Text(e.Body.Span, "button"u8);
        Insert(scope, new ConversationMessage
        {
            Id = scope.NewId(),
            Conversation = conversation.Id,
            At = scope.OccurredAt,
            From = MessageSide.Client,
            Text = BodyReader.Text(e.Body.Span, "text"u8) ?? "",
            Buttons = button is null ? [] : [button],
        });
    }

    /// <summary>Keeps a colleague's word that the client never sees: nothing is planned for it.</summary>
    public static Guid Hidden(DecisionScope scope, Conversation conversation, EmployeeId? author, string text) => Insert(scope, new ConversationMessage
    {
        Id = scope.NewId(),
        Conversation = conversation.Id,
        At = scope.Now,
        From = author is null ? MessageSide.System : MessageSide.Employee,
        Author = author,
        Text = text,
        IsHidden = true,
    });

    /// <summary>Keeps a message to the client and plans its way.</summary>
    /// <param name="scope">The decision.</param>
    /// <param name="conversation">The conversation.</param>
    /// <param name="author">Who says it; null for the line itself.</param>
    /// <param name="text">The words.</param>
    /// <param name="buttons">What stands on its buttons.</param>
    /// <param name="data">What the data of a button begins with, before what stands on it.</param>
    public static Guid Send(DecisionScope scope, Conversation conversation, EmployeeId? author, string text, IReadOnlyList<string>? buttons = null, string data = "")
    {
        var id = Insert(scope, new ConversationMessage
        {
            Id = scope.NewId(),
            Conversation = conversation.Id,
            At = scope.Now,
            From = author is null ? MessageSide.System : MessageSide.Employee,
            Author = author,
            Text = text,
            Buttons = buttons ?? [],
            Delivery = MessageDelivery.Queued,
        });
        Plan(scope, conversation, id, JsonBody.Write(json =>
        {
            json.WriteString("channel", conversation.Channel);
            json.WriteString("chat", conversation.Chat);
            json.WriteString("text", text);
            json.Member("buttons", buttons ?? []);
            json.WriteString("data", data);
        }));
        return id;
    }

    /// <summary>Lets the next message go that waits behind one that has ended.</summary>
    public static void LetNextGo(DecisionScope scope, Guid conversation)
    {
        var actions = scope.Set.Of(ScheduledActionRecords.Instance);
        ScheduledAction? next = null;
        foreach (var action in Of(scope, conversation))
        {
            if (action.Held == HeldReasons.Behind && (next is null || string.CompareOrdinal(action.Target, next.Target) < 0)) next = action;
        }

        if (next is not null) actions.Update(next with { DueAt = scope.Now, Held = null, Version = next.Version + 1 });
    }

    // One after the other: what was said first arrives first, even when its first try fails.
    private static void Plan(DecisionScope scope, Conversation conversation, Guid message, ReadOnlyMemory<byte> payload)
    {
        var isBehind = Of(scope, conversation.Id.Value).Exists(a => a.DueAt is not null || a.Held == HeldReasons.Behind);
        scope.Set.Of(ScheduledActionRecords.Instance).Insert(new ScheduledAction
        {
            Account = scope.Account,
            Subject = conversation.Id.Value,
            Entry = 0,
            Phase = ActionPhase.Message,
            Action = Action,
            Target = message.ToString("N"),
            DueAt = isBehind ? null : scope.Now,
            Held = isBehind ? HeldReasons.Behind : null,
            Do = Action,
            Pipeline = "",
            Revision = 0,
            Stage = "",
            Cause = scope.Cause,
            PlannedAt = scope.Now,
            Payload = payload,
        });
    }

    private static List<ScheduledAction> Of(DecisionScope scope, Guid conversation)
    {
        var actions = scope.Set.Of(ScheduledActionRecords.Instance);
        var found = new List<ScheduledAction>();
        foreach (var key in actions.Lookup(ScheduledActionRecords.BySubject, ScheduledActionRecords.SubjectKey(scope.Account, conversation)))
        {
            if (actions.Find(key) is { Phase: ActionPhase.Message } action) found.Add(action);
        }

        return found;
    }

    private static Guid Insert(DecisionScope scope, ConversationMessage message)
    {
        scope.Set.Of(ConversationMessageRecords.Instance).Insert(message with { Account = scope.Account });
        return message.Id;
    }
}
