namespace CrmCore;

/// <summary>Goes round a line's people with a conversation that nobody answers (R45).</summary>
internal static class Rounds
{
    /// <summary>Gives the conversation to the next; after the last it is marked, and starts again or waits, as the line says.</summary>
    public static Conversation GoOn(DecisionScope scope, Conversation conversation, Line line)
    {
        if (!LineMembers.AtWork(scope, line).Exists(e => !conversation.Tried.Contains(e)) && LineHours.IsOpen(scope, line))
        {
            conversation = Mark(scope, conversation, line);
            if (line.AfterLast == AfterLast.StartAgain) conversation = ConversationWrites.Update(scope, conversation with { Tried = [] });
        }

        return LineQueue.Place(scope, conversation, line);
    }

    /// <summary>What the end of the time to answer means.</summary>
    public static void AnswerTimeout(DecisionScope scope, ScheduledAction action)
    {
        if (ConversationWrites.Find(scope, new ConversationId(action.Subject)) is not { } conversation || conversation.Gives != action.Entry) return;
        var line = scope.Model.Lines.Find(conversation.Line);
        switch (conversation.State)
        {
            case ConversationState.Given:
                LineQueue.Requeue(scope, conversation, "not answered in time", isTried: true);
                break;
            case ConversationState.Offered when line is not null:
                if (LineHours.IsOpen(scope, line)) conversation = Mark(scope, conversation, line);
                if (line.AfterLast == AfterLast.StartAgain) LineQueue.Place(scope, conversation, line);
                break;
            case ConversationState.Waiting when line is not null && !conversation.IsQueued:
                LineQueue.Place(scope, conversation, line);
                break;
            case ConversationState.Waiting when line is { AfterLast: AfterLast.StartAgain } && conversation.Tried.Count > 0:
                LineQueue.Leave(scope, conversation);
                LineQueue.Place(scope, ConversationWrites.Update(scope, conversation with { Tried = [], IsQueued = false }), line);
                break;
        }
    }

    private static Conversation Mark(DecisionScope scope, Conversation conversation, Line line)
    {
        ConversationStory.Tell(scope, conversation, TimelineKinds.ConversationUnanswered, json => json.WriteNumber("times", conversation.Gives));
        foreach (var told in Responsible(scope, line)) LineOffers.Notify(scope, conversation, told, NotificationKinds.Unanswered);
        return conversation.IsUnanswered ? conversation : ConversationWrites.Update(scope, conversation with { IsUnanswered = true });
    }

    // The lead of the line's team; where there is none, the account's administrators.
    private static IEnumerable<EmployeeId> Responsible(DecisionScope scope, Line line)
    {
        if (line.Team is { } team && scope.Model.Teams.TryGetValue(team, out var found) && found.Lead is { } lead) return [new EmployeeId(lead)];
        return scope.Model.Employees.Values.Where(e => e is { Active: true, Admin: true }).Select(e => new EmployeeId(e.Id));
    }
}
