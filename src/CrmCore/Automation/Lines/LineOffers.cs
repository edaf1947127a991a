namespace CrmCore;

/// <summary>Conversations that are offered to all at once: the first answer takes them (R44).</summary>
internal static class LineOffers
{
    public static Conversation Offer(DecisionScope scope, Conversation conversation, Line line)
    {
        var isOpen = LineHours.IsOpen(scope, line);
        conversation = ConversationWrites.Update(scope, conversation with
        {
            State = isOpen ? ConversationState.Offered : ConversationState.Waiting,
            Gives = conversation.Gives + 1,
            WaitingSince = conversation.WaitingSince ?? scope.Now,
        });
        if (!isOpen)
        {
            if (LineHours.NextOpening(scope, line) is { } opening) ConversationTimers.PlanAnswer(scope, conversation, opening);
            return conversation;
        }

        var told = LineMembers.AtWork(scope, line);
        foreach (var employee in told) Notify(scope, conversation, employee);
        if (line.AnswerWithin is { } within) ConversationTimers.PlanAnswer(scope, conversation, scope.Now + within);
        ConversationStory.Tell(scope, conversation, TimelineKinds.ConversationOffered, json =>
        {
            json.Member("to", [.. told.Select(e => e.Value)]);
            json.WriteNumber("times", conversation.Gives);
        });
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
