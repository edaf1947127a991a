using System.Globalization;
using System.Text.Json;

namespace CrmCore;

/// <summary>Commands on conversations: say, take, give back, close, rate (R44 to R48).</summary>
internal static class ConversationCommands
{
    private const int LongestText = 10_000;

    public static object? Decide(DecisionScope scope, string kind, JsonElement command)
    {
        if (kind is not (CommandKinds.Say or CommandKinds.TakeConversation or CommandKinds.ReturnConversation or CommandKinds.PassConversation
            or CommandKinds.JoinConversation or CommandKinds.LeaveConversation or CommandKinds.CloseConversation or CommandKinds.RateConversation)) return null;
        if (command.Id("conversation") is not { } id || ConversationWrites.Find(scope, new ConversationId(id)) is not { } conversation)
        {
            return new Refused($"There is no conversation '{command.Text("conversation")}'.");
        }

        return kind switch
        {
            CommandKinds.Say => Say(scope, conversation, command),
            CommandKinds.TakeConversation => Take(scope, conversation),
            CommandKinds.ReturnConversation => Return(scope, conversation),
            CommandKinds.PassConversation => ConversationPassing.Pass(scope, conversation, command),
            CommandKinds.JoinConversation => ConversationPassing.Join(scope, conversation, command),
            CommandKinds.LeaveConversation => ConversationPassing.Leave(scope, conversation, command),
            CommandKinds.CloseConversation => Close(scope, conversation),
            _ => Rate(scope, conversation, command),
        };
    }

    private static CommandResult Say(DecisionScope scope, Conversation conversation, JsonElement command)
    {
        var text = command.Text("text");
        if (string.IsNullOrWhiteSpace(text)) return new Refused("Say something: the message has no text.");
        if (text.Length > LongestText) return new Refused($"The message has {text.Length} characters; at most {LongestText} can be sent.");
        if (conversation.State == ConversationState.Closed) return new Refused($"The conversation was closed at {At(conversation.ClosedAt)}. Take it first: that opens it again.");
        if (conversation.Kind != WorkKinds.Conversation && !command.Flag("hidden")) return new Refused("It is a call: what is written reaches only colleagues. Say it hidden.");
        if (ConversationRights.SpeakRefusal(scope, conversation) is { } refusal) return new Refused(refusal);
        var author = scope.Actor.Kind == ActorKind.Person ? scope.Actor.Employee : null;
        // Whoever joined hidden stays hidden, whatever they say (R46).
        if (command.Flag("hidden") || conversation.Participants.Any(p => p.Hidden && p.Employee == author)) return new Created(Messages.Hidden(scope, conversation, author, text));
        if (author is { } who) conversation = FirstAnswers.Answer(scope, conversation, who);
        return new Created(Messages.Send(scope, conversation, author, text, [.. command.Value("buttons").AsList]));
    }

    private static CommandResult Take(DecisionScope scope, Conversation conversation)
    {
        if (scope.Actor.Employee is not { } who || !scope.Model.Employees.TryGetValue(who.Value, out var employee) || !employee.Active) return new Refused("Say who takes the conversation: an active employee.");
        if (conversation.Holder == who) return new Done { Changed = false };
        if (conversation.Holder is { } other) return new Refused($"{other} has it since {At(conversation.GivenAt)}.");
        if (!CommandDecision.IsAdmin(scope) && !ConversationRights.IsOfLine(scope, conversation, who)) return new Refused($"{who} is not of the line '{conversation.Line}'.");
        if (conversation.State == ConversationState.Closed)
        {
            if (scope.Model.Lines.Find(conversation.Line) is not { } line) return new Refused($"The line '{conversation.Line}' is there no more.");
            if (conversation.ClosedBecause == ClosingReasons.ClientGone || conversation.Chat.Length == 0) return new Refused("The client's card was deleted or erased: nothing more is said to them.");
            if (IsReplaced(scope, conversation)) return new Refused("The client has begun another conversation since. Answer there.");
            conversation = ConversationWrites.Update(scope, ClientMessages.Reopened(scope, conversation, line));
            ConversationStory.Tell(scope, conversation, TimelineKinds.ConversationReopened);
        }

        FirstAnswers.Take(scope, conversation, who);
        return new Done();
    }

    private static CommandResult Return(DecisionScope scope, Conversation conversation)
    {
        if (conversation.State == ConversationState.Closed) return new Refused($"The conversation was closed at {At(conversation.ClosedAt)}.");
        if (conversation.Holder is null) return new Done { Changed = false };
        if (ConversationRights.Refusal(scope, conversation, "may not give this conversation back") is { } refusal) return new Refused(refusal);
        LineQueue.Requeue(scope, conversation, "given back by hand", isTried: true);
        return new Done();
    }

    private static CommandResult Close(DecisionScope scope, Conversation conversation)
    {
        if (conversation.State == ConversationState.Closed) return new Done { Changed = false };
        if (ConversationRights.SpeakRefusal(scope, conversation) is not null && ConversationRights.Refusal(scope, conversation, "may not close this conversation") is { } refusal) return new Refused(refusal);
        ConversationClosing.Close(scope, conversation, ClosingReasons.ByHand);
        return new Done();
    }

    private static CommandResult Rate(DecisionScope scope, Conversation conversation, JsonElement command)
    {
        var rating = command.Value("rating").AsNumber;
        if (rating is not (1 or 2 or 3 or 4 or 5)) return new Refused("A rating is a whole number from 1 to 5.");
        if (conversation.ClosedAt is null) return new Refused("The conversation goes on: it is rated when it is closed (R48).");
        if (conversation.Rating == (int)rating) return new Done { Changed = false };
        ClientRatings.Rate(scope, conversation, (int)rating);
        return new Done();
    }

    private static bool IsReplaced(DecisionScope scope, Conversation conversation) =>
        scope.Set.Of(ChatThreadRecords.Instance).Find(ChatThreadRecords.Key(scope.Account, conversation.Channel, conversation.Chat)) is { } thread && thread.Conversation != conversation.Id;

    private static string At(NodaTime.Instant? at) => at?.ToString("uuuu-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? "an unknown time";
}
