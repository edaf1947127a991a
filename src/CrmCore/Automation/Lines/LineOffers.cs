namespace CrmCore;

/// <summary>Conversations that are offered to all at once: the first answer takes them (R44).</summary>
internal static class LineOffers
{
    public static Conversation Offer(DecisionScope scope, Conversation conversation, Line line)
    {
        var told = LineHours.IsOpen(scope, line) ? LineMembers.AtWork(scope, line) : [];
        if (told.Count == 0) return WaitForSomebody(scope, conversation, line);
        conversation = ConversationWrites.Update(scope, conversation with
        {
            State = ConversationState.Offered,
            IsQueued = false,
            Gives = conversation.Gives + 1,
            WaitingSince = conversation.WaitingSince ?? scope.Now,
        });
        foreach (var employee in told) Notify(scope, conversation, employee);
        if (line.AnswerWithin is { } within) ConversationTimers.PlanAnswer(scope, conversation, scope.Now + within);
        ConversationStory.Tell(scope, conversation, TimelineKinds.ConversationOffered, json =>
        {
            json.Member("to", [.. told.Select(e => e.Value)]);
            json.WriteNumber("times", conversation.Gives);
        });
        return conversation;
    }

    // Nobody is there to be told, or the line is closed: it is offered to all as soon as somebody comes.
    private static Conversation WaitForSomebody(DecisionScope scope, Conversation conversation, Line line)
    {
        conversation = ConversationWrites.Update(scope, conversation with
        {
            State = ConversationState.Waiting,
            IsQueued = true,
            WaitingSince = conversation.WaitingSince ?? scope.Now,
        });
        Assigning.Park(scope, new WorkRequest
        {
            Kind = conversation.Kind,
            Subject = conversation.Id.Value,
            Queue = line.Id,
            Channel = LineQueue.ChannelOf(conversation),
            Number = conversation.Number,
            Since = conversation.WaitingSince!.Value,
        });
        ConversationStory.Tell(scope, conversation, TimelineKinds.ConversationWaits, json => json.WriteNumber("number", conversation.Number));
        return conversation;
    }

    /// <summary>Tells an employee of a conversation.</summary>
    public static void Notify(DecisionScope scope, Conversation conversation, EmployeeId employee, string kind = NotificationKinds.Offered)
    {
        var name = scope.Model.Lines.Find(conversation.Line)?.Name ?? conversation.Line;
        Notices.Plan(scope, conversation.Id.Value, conversation.Gives, "", "", kind, employee.Value, kind switch
        {
            NotificationKinds.Unanswered => $"Nobody has answered a client of the line '{name}'",
            NotificationKinds.Transferred => $"A conversation of the line '{name}' was passed to you",
            _ => $"A client waits for an answer on the line '{name}'",
        });
    }
}
