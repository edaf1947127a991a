using NodaTime;

namespace CrmCore;

/// <summary>An employee takes a conversation, or answers it.</summary>
internal static class FirstAnswers
{
    /// <summary>An employee takes a conversation that nobody has.</summary>
    public static Conversation Take(DecisionScope scope, Conversation conversation, EmployeeId who)
    {
        ConversationTimers.StopAnswer(scope, conversation);
        LineQueue.Leave(scope, conversation);
        Assigning.Give(scope, who, conversation.Kind, LineQueue.ChannelOf(conversation));
        return LineQueue.GiveTo(scope, conversation, scope.Model.Lines.Find(conversation.Line), who, by: who.Value);
    }

    /// <summary>An employee says something to the client: whoever answers first takes what nobody has (R44).</summary>
    public static Conversation Answer(DecisionScope scope, Conversation conversation, EmployeeId who)
    {
        if (conversation.Holder is null) conversation = Take(scope, conversation, who);
        ConversationTimers.StopAnswer(scope, conversation);
        var isFirst = conversation.FirstAnswerAt is null;
        conversation = ConversationWrites.Update(scope, conversation with
        {
            State = ConversationState.Open,
            FirstAnswerAt = conversation.FirstAnswerAt ?? scope.Now,
            FirstAnswerBy = isFirst ? who : conversation.FirstAnswerBy,
            AnsweredBy = conversation.AnsweredBy.Contains(who) ? conversation.AnsweredBy : [.. conversation.AnsweredBy, who],
            LastEmployeeAt = scope.Now,
            Tried = [],
            IsUnanswered = false,
        });
        if (scope.Model.Lines.Find(conversation.Line) is not { } line) return conversation;
        if (line.SilenceDays is { } days) ConversationTimers.PlanSilence(scope, conversation, scope.Now + Duration.FromDays(days));
        if (!isFirst) return conversation;
        ConversationStory.Tell(scope, conversation, TimelineKinds.ConversationAnswered, json => json.WriteString("by", who.Value));
        if (line.OwnerFromAnswer) Own(scope, conversation, who);
        return conversation;
    }

    // Who answers a client first works on their lead, unless somebody else does.
    private static void Own(DecisionScope scope, Conversation conversation, EmployeeId who)
    {
        if (LeadOf(scope, conversation) is not { Owner: null, State: LeadState.New or LeadState.InWork } lead) return;
        LeadCommands.Reassign(scope, lead, lead with { Owner = who });
    }

    private static Lead? LeadOf(DecisionScope scope, Conversation conversation)
    {
        var leads = scope.Set.Of(LeadRecords.Instance);
        if (conversation.Lead is { } own) return leads.Find(LeadRecords.Key(scope.Account, own));
        if (conversation.Contact is not { } contact) return null;
        foreach (var key in leads.Lookup(LeadRecords.ByContact, LeadRecords.ContactKey(scope.Account, contact)))
        {
            if (leads.Find(key) is { Owner: null, State: LeadState.New or LeadState.InWork } lead) return lead;
        }

        return null;
    }
}
