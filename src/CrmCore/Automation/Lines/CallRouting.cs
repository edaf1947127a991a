using NodaTime;

namespace CrmCore;

/// <summary>
/// Calls in a line (R50): a ringing call is a conversation of the kind call, known by the exchange's own key, and goes the way of every
/// conversation: to the client's own manager, else through the line's queue.
/// </summary>
internal static class CallRouting
{
    /// <summary>In the place of a channel where a call is looked up by the exchange's key.</summary>
    public const string Channel = "$call";

    /// <summary>The exchange has not told of the end for so long that the call cannot go on any more.</summary>
    public const string Timer = "$call-over";

    private static readonly Duration Longest = Duration.FromHours(6);

    public static RecordKey ThreadKey(int account, string call) => ChatThreadRecords.Key(account, Channel, call);

    /// <summary>The line whose callers dial a number; null for none.</summary>
    public static Line? LineOf(AccountModel model, ContactPoints points, string dialled)
    {
        if (model.Lines.OfNumber(dialled) is { } line) return line;
        if (E164(model, points, dialled) is not { } number) return null;
        return model.Lines.All.FirstOrDefault(l => l.Numbers.Any(n => E164(model, points, n) == number));
    }

    /// <summary>The call as it stands; null when the exchange has told of none with that key.</summary>
    public static Conversation? Find(DecisionScope scope, string call) =>
        scope.Set.Of(ChatThreadRecords.Instance).Find(ThreadKey(scope.Account, call)) is { } thread ? ConversationWrites.Find(scope, thread.Conversation) : null;

    /// <summary>A new call begins: it is given to somebody, or waits.</summary>
    public static void Begin(DecisionScope scope, Line line, string call, string from, string dialled)
    {
        var conversation = Identified(scope, new Conversation
        {
            Account = scope.Account,
            Id = new ConversationId(scope.NewId()),
            Line = line.Id,
            Kind = WorkKinds.Call,
            Channel = E164(scope.Model, scope.Tools.Points, dialled) ?? dialled,
            Chat = E164(scope.Model, scope.Tools.Points, from) ?? from,
            OpenedAt = scope.Now,
            LastClientAt = scope.Now,
            Number = LineQueue.Draw(scope, line.Id),
        });
        ConversationWrites.Insert(scope, conversation);
        scope.Set.Of(ChatThreadRecords.Instance).Insert(new ChatThread { Account = scope.Account, Channel = Channel, Chat = call, Conversation = conversation.Id });
        ConversationStory.Tell(scope, conversation, TimelineKinds.ConversationOpened);
        if (!LineHours.IsOpen(scope, line))
        {
            // A call cannot wait for the morning.
            ConversationClosing.Close(scope, conversation, ClosingReasons.OutOfHours);
            return;
        }

        PlanEnd(scope, conversation);
        // The client's own manager goes first on the telephone, whatever the line does for those who write.
        LineQueue.Place(scope, conversation, line, line.OwnManager is null ? OwnerOf(scope, conversation) : null);
    }

    /// <summary>Somebody has picked up: mostly who was rung, but the exchange knows better.</summary>
    public static void Answer(DecisionScope scope, Conversation conversation, EmployeeId who)
    {
        conversation = ConversationWrites.Update(scope, Identified(scope, conversation));
        var rung = conversation.Holder;
        if (rung is { } other && other != who)
        {
            ConversationTimers.StopAnswer(scope, conversation);
            Assigning.Give(scope, who, conversation.Kind, LineQueue.ChannelOf(conversation));
            conversation = LineQueue.GiveTo(scope, conversation, scope.Model.Lines.Find(conversation.Line), who, by: who.Value);
        }

        conversation = FirstAnswers.Answer(scope, conversation, who);
        if (rung is { } before && before != who) Assigning.Release(scope, before, conversation.Kind, LineQueue.ChannelOf(conversation));
    }

    /// <summary>The call is over; nobody answered a missed one.</summary>
    public static void End(DecisionScope scope, Conversation conversation)
    {
        conversation = ConversationWrites.Update(scope, Identified(scope, conversation));
        var actions = scope.Set.Of(ScheduledActionRecords.Instance);
        var planned = ScheduledActionRecords.Instance.KeyOf(EndRow(scope, conversation, scope.Now));
        if (actions.Find(planned) is not null) actions.Delete(planned);
        ConversationClosing.Close(scope, conversation, conversation.FirstAnswerAt is null ? ClosingReasons.CallMissed : ClosingReasons.CallEnded);
    }

    /// <summary>The end that the exchange never told of: nobody is kept busy by a call that nobody hears.</summary>
    public static void Over(DecisionScope scope, ScheduledAction action)
    {
        if (ConversationWrites.Find(scope, new ConversationId(action.Subject)) is not { State: not ConversationState.Closed } conversation) return;
        ConversationClosing.Close(scope, conversation, conversation.FirstAnswerAt is null ? ClosingReasons.CallMissed : ClosingReasons.CallEnded);
    }

    // The call's own record makes the lead of a stranger, perhaps while the call goes on.
    private static Conversation Identified(DecisionScope scope, Conversation conversation)
    {
        if (conversation.Contact is not null || conversation.Lead is not null) return conversation;
        var points = new List<KnownPoint>(1);
        scope.Tools.Points.Phone(conversation.Chat, scope.Model.Account.Region, points);
        if (points.Count == 0) return conversation;
        var caller = Identification.Identify(scope.Set, scope.Account, null, points, null);
        return conversation with { Contact = caller.Contact is { } id ? Cards.Contact(scope, id)?.Id : null, Lead = caller.Lead };
    }

    private static EmployeeId? OwnerOf(DecisionScope scope, Conversation conversation) =>
        (conversation.Contact is { } contact ? Cards.Contact(scope, contact)?.Owner : null)
        ?? (conversation.Lead is { } lead ? scope.Set.Of(LeadRecords.Instance).Find(LeadRecords.Key(scope.Account, lead))?.Owner : null);

    private static void PlanEnd(DecisionScope scope, Conversation conversation) =>
        scope.Set.Of(ScheduledActionRecords.Instance).Insert(EndRow(scope, conversation, scope.Now + Longest));

    private static ScheduledAction EndRow(DecisionScope scope, Conversation conversation, Instant due) => ConversationTimers.Row(scope, conversation, Timer, 0, due);

    private static string? E164(AccountModel model, ContactPoints points, string number)
    {
        var found = new List<KnownPoint>(1);
        points.Phone(number, model.Account.Region, found);
        return found.Count == 0 ? null : found[0].Value;
    }
}
