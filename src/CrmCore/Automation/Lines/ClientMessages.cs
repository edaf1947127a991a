namespace CrmCore;

/// <summary>
/// Messages of clients on a line's channels (R43, R48): the client has been identified and a stranger become a lead already; here the message finds
/// or opens its conversation.
/// </summary>
internal static class ClientMessages
{
    public static void Arrive(DecisionScope scope, StoredEvent e)
    {
        if (e.Kind != EventKinds.ChatMessage || e.History || !scope.Model.Lines.Any) return;
        if (BodyReader.Text(e.Body.Span, "network"u8) is not { } channel || BodyReader.Text(e.Body.Span, "chat"u8) is not { } chat) return;
        var threads = scope.Set.Of(ChatThreadRecords.Instance);
        var thread = threads.Find(ChatThreadRecords.Key(scope.Account, channel, chat));
        var before = thread is null ? null : ConversationWrites.Find(scope, thread.Conversation);
        if (before is { State: not ConversationState.Closed })
        {
            Continue(scope, e, before);
            return;
        }

        if (scope.Model.Lines.OfChannel(channel) is not { Active: true } line) return;
        if (before is { ClosedAt: { } closed, ClosedBecause: not ClosingReasons.ClientGone } && line.ReopenWithin is { } within && scope.Now - closed <= within) Reopen(scope, e, before, line);
        else Open(scope, e, thread, channel, chat, line);
    }

    private static void Continue(DecisionScope scope, StoredEvent e, Conversation conversation)
    {
        conversation = ConversationWrites.Update(scope, About(scope, conversation) with { LastClientAt = scope.OccurredAt });
        Messages.FromClient(scope, conversation, e);
        scope.Conversation = conversation.Id;
        if (scope.Model.Lines.Find(conversation.Line) is { } line) AutomaticReplies.OutOfHours(scope, conversation, line);
    }

    private static void Open(DecisionScope scope, StoredEvent e, ChatThread? thread, string channel, string chat, Line line)
    {
        var conversation = About(scope, new Conversation
        {
            Account = scope.Account,
            Id = new ConversationId(scope.NewId()),
            Line = line.Id,
            Channel = channel,
            Chat = chat,
            OpenedAt = scope.Now,
            LastClientAt = scope.OccurredAt,
            Number = LineQueue.Draw(scope, line.Id),
        });
        ConversationWrites.Insert(scope, conversation);
        var threads = scope.Set.Of(ChatThreadRecords.Instance);
        if (thread is null) threads.Insert(new ChatThread { Account = scope.Account, Channel = channel, Chat = chat, Conversation = conversation.Id });
        else threads.Update(thread with { Conversation = conversation.Id, Version = thread.Version + 1 });
        Messages.FromClient(scope, conversation, e);
        ConversationStory.Tell(scope, conversation, TimelineKinds.ConversationOpened);
        Begin(scope, conversation, line, isNew: true, null);
    }

    private static void Reopen(DecisionScope scope, StoredEvent e, Conversation before, Line line)
    {
        // It may have been passed to another line: there it goes on, while that takes any.
        if (scope.Model.Lines.Find(before.Line) is { Active: true } other) line = other;
        var conversation = ConversationWrites.Update(scope, Reopened(scope, About(scope, before), line) with { LastClientAt = scope.OccurredAt });
        Messages.FromClient(scope, conversation, e);
        ConversationStory.Tell(scope, conversation, TimelineKinds.ConversationReopened);
        Begin(scope, conversation, line, isNew: false, before.Owner);
    }

    /// <summary>A closed conversation as it begins anew.</summary>
    public static Conversation Reopened(DecisionScope scope, Conversation closed, Line line) => closed with
    {
        Line = line.Id,
        State = ConversationState.Waiting,
        Owner = null,
        Tried = [],
        OpenedAt = scope.Now,
        WaitingSince = null,
        GivenAt = null,
        FirstAnswerAt = null,
        FirstAnswerBy = null,
        LastEmployeeAt = null,
        ClosedAt = null,
        ClosedBecause = null,
        ToldNobody = false,
        IsUnanswered = false,
        Number = LineQueue.Draw(scope, line.Id),
    };

    private static void Begin(DecisionScope scope, Conversation conversation, Line line, bool isNew, EmployeeId? first)
    {
        scope.Conversation = conversation.Id;
        conversation = AutomaticReplies.Greet(scope, conversation, line, isNew);
        conversation = LineQueue.Place(scope, conversation, line, first);
        AutomaticReplies.NobodyFree(scope, conversation, line);
    }

    // Who the client is may have become known since.
    private static Conversation About(DecisionScope scope, Conversation conversation)
    {
        Deal? only = null;
        var open = 0;
        foreach (var deal in scope.Concerned)
        {
            if (deal.IsClosed) continue;
            open++;
            only = deal;
        }

        return conversation with
        {
            Contact = scope.Contact ?? conversation.Contact,
            Lead = scope.Lead ?? conversation.Lead,
            Deal = open == 1 ? only!.Id : scope.Deals.Count == 1 ? scope.Deals[0].Deal : conversation.Deal,
        };
    }
}
