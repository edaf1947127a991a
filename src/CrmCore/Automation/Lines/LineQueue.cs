using NodaTime;

namespace CrmCore;

/// <summary>The way of a conversation through its line's queue (R44, R45): to somebody, or waiting, and back.</summary>
internal static class LineQueue
{
    /// <summary>The next number of a line's queue: who comes back keeps it.</summary>
    public static long Draw(DecisionScope scope, string line)
    {
        scope.Tools.Rosters.Of(scope);
        var queue = WaitingLists.QueueOf(scope, line);
        RosterWrites.Queue(scope, line, queue with { Next = queue.Next + 1 });
        return queue.Next;
    }

    /// <summary>Looks for somebody who takes a conversation that nobody has; while there is none it waits.</summary>
    /// <param name="scope">The decision.</param>
    /// <param name="conversation">The conversation; nobody has it.</param>
    /// <param name="line">Its line.</param>
    /// <param name="first">Who is asked first, whatever the line says of the client's own manager; null for nobody in particular.</param>
    /// <returns>The conversation as it stands then.</returns>
    public static Conversation Place(DecisionScope scope, Conversation conversation, Line line, EmployeeId? first = null)
    {
        if (line.ToAll && conversation.Kind == WorkKinds.Conversation) return LineOffers.Offer(scope, conversation, line);
        var assigned = Assigning.Assign(scope, new WorkRequest
        {
            Kind = conversation.Kind,
            Subject = conversation.Id.Value,
            Queue = line.Id,
            Channel = ChannelOf(conversation),
            Tried = conversation.Tried,
            OwnManager = first ?? (line.OwnManager is null ? null : ManagerOf(scope, conversation)),
            WaitForManager = first is null && line.OwnManager is { } away ? away.Longest : Duration.Zero,
            KeepsManager = first is null,
            Number = conversation.Number,
            Since = conversation.WaitingSince ?? conversation.OpenedAt,
        });
        if (assigned.To is { } to) return GiveTo(scope, conversation, line, to, why: new Pick(to, assigned.Why));
        conversation = ConversationWrites.Update(scope, conversation with
        {
            State = ConversationState.Waiting,
            IsQueued = true,
            WaitingSince = conversation.WaitingSince ?? scope.Now,
        });
        ConversationStory.Tell(scope, conversation, TimelineKinds.ConversationWaits, json => WriteChoice(scope, json, conversation.Line, assigned.Why, assigned.Number));
        // Who did not answer is passed over for so long only: nobody else may ever come.
        if (conversation.Tried.Count > 0 && line is { AfterLast: AfterLast.StartAgain, AnswerWithin: { } round }) ConversationTimers.PlanAnswer(scope, conversation, scope.Now + round);
        return conversation;
    }

    /// <summary>Writes who was given the conversation; the desk counts it already.</summary>
    /// <param name="scope">The decision.</param>
    /// <param name="conversation">The conversation.</param>
    /// <param name="line">Its line; null for one that was deleted.</param>
    /// <param name="to">Who.</param>
    /// <param name="by">Who said so by hand; null where the line's queue did.</param>
    /// <param name="why">The choice; null where somebody chose by hand.</param>
    /// <returns>The conversation as it stands then.</returns>
    public static Conversation GiveTo(DecisionScope scope, Conversation conversation, Line? line, EmployeeId to, string? by = null, Pick? why = null)
    {
        conversation = ConversationWrites.Update(scope, conversation with
        {
            State = ConversationState.Given,
            Owner = to,
            GivenAt = scope.Now,
            Gives = conversation.Gives + 1,
            IsQueued = false,
            Participants = [.. conversation.Participants.Where(p => p.Employee != to)],
        });
        if (line?.AnswerWithin is { } within) ConversationTimers.PlanAnswer(scope, conversation, scope.Now + within);
        ConversationStory.Tell(scope, conversation, TimelineKinds.ConversationGiven, json =>
        {
            json.WriteString("to", to.Value);
            json.Member("by", by);
            json.WriteNumber("times", conversation.Gives);
            if (why is { } pick) WriteChoice(scope, json, conversation.Line, pick.Why, null);
        });
        if (by != to.Value) LineOffers.Notify(scope, conversation, to, by is null ? NotificationKinds.Offered : NotificationKinds.Transferred);
        return conversation;
    }

    /// <summary>Takes a conversation from whoever has it and looks for somebody else, at its old place in the queue (R45).</summary>
    /// <param name="scope">The decision.</param>
    /// <param name="conversation">The conversation; somebody has it.</param>
    /// <param name="because">Why, for the timeline.</param>
    /// <param name="isTried">Whether who had it is passed over in this round.</param>
    /// <returns>The conversation as it stands then.</returns>
    public static Conversation Requeue(DecisionScope scope, Conversation conversation, string because, bool isTried)
    {
        var from = conversation.Holder!.Value;
        ConversationTimers.StopAnswer(scope, conversation);
        conversation = ConversationWrites.Update(scope, conversation with
        {
            State = ConversationState.Waiting,
            Owner = null,
            GivenAt = null,
            Tried = isTried && !conversation.Tried.Contains(from) ? [.. conversation.Tried, from] : conversation.Tried,
            Requeued = conversation.Requeued + 1,
            ReturnedFrom = conversation.ReturnedFrom.Contains(from) ? conversation.ReturnedFrom : [.. conversation.ReturnedFrom, from],
            WaitingSince = conversation.WaitingSince ?? scope.Now,
        });
        ConversationStory.Tell(scope, conversation, TimelineKinds.ConversationRequeued, json =>
        {
            json.WriteString("from", from.Value);
            json.WriteString("reason", because);
            json.WriteNumber("times", conversation.Requeued);
        });
        // What waits behind it must not be given the room before it was looked at.
        Assigning.CountDown(scope, from, conversation.Kind, ChannelOf(conversation));
        if (scope.Model.Lines.Find(conversation.Line) is { } line) conversation = isTried ? Rounds.GoOn(scope, conversation, line) : Place(scope, conversation, line);
        Dispatching.Free(scope, from);
        return ConversationWrites.Find(scope, conversation.Id)!;
    }

    // Why null stands for the client's own manager, who is asked before the queue, or for a line that is closed.
    private static void WriteChoice(DecisionScope scope, System.Text.Json.Utf8JsonWriter json, string line, Choice? why, long? number)
    {
        if (scope.Model.Queues.TryGetValue(line, out var queue)) json.WriteString("strategy", AssignmentRuleJson.NameOf(queue.Pool.Strategy));
        if (number is not null) json.WriteNumber("number", number.Value);
        if (why is null) json.WriteBoolean("ownManager", queue?.IsOpen(scope.Now) != false);
        else AssignmentEntries.WriteChoice(scope, json, line, why);
    }

    /// <summary>Takes a conversation out of the queue: somebody took it, or it is over.</summary>
    public static void Leave(DecisionScope scope, Conversation conversation)
    {
        if (conversation.IsQueued) Assigning.WithdrawAll(scope, conversation.Id.Value);
    }

    /// <summary>The connection by which an employee's capacity counts a conversation; null for a call.</summary>
    public static string? ChannelOf(Conversation conversation) => conversation.Kind == WorkKinds.Conversation ? conversation.Channel : null;

    private static EmployeeId? ManagerOf(DecisionScope scope, Conversation conversation) =>
        (conversation.Contact is { } contact ? Cards.Contact(scope, contact)?.Owner : null)
        ?? (conversation.Deal is { } deal ? Cards.Deal(scope, deal)?.Owner : null)
        ?? (conversation.Lead is { } lead ? scope.Set.Of(LeadRecords.Instance).Find(LeadRecords.Key(scope.Account, lead))?.Owner : null);
}
