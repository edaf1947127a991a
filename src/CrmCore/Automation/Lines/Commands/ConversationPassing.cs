using System.Text.Json;

namespace CrmCore;

/// <summary>Commands that bring others in: to another employee or line, and colleagues who join and leave (R46).</summary>
internal static class ConversationPassing
{
    public static CommandResult Pass(DecisionScope scope, Conversation conversation, JsonElement command)
    {
        if (conversation.State == ConversationState.Closed) return new Refused("The conversation is closed: there is nothing to pass on.");
        if (ConversationRights.Refusal(scope, conversation, "may not pass this conversation on") is { } refusal) return new Refused(refusal);
        return (command.Text("employee"), command.Text("line")) switch
        {
            ({ } employee, null) => ToEmployee(scope, conversation, employee),
            (null, { } line) => ToLine(scope, conversation, line),
            _ => new Refused("Say to whom it is passed: to one employee, or to one line."),
        };
    }

    public static CommandResult Join(DecisionScope scope, Conversation conversation, JsonElement command)
    {
        if (conversation.State == ConversationState.Closed) return new Refused("The conversation is closed: there is nothing to join.");
        var name = command.Required("employee");
        if (!scope.Model.Employees.TryGetValue(name, out var employee) || !employee.Active) return new Refused($"There is no active employee '{name}'.");
        if (ConversationRights.SpeakRefusal(scope, conversation) is { } refusal) return new Refused(refusal);
        var who = new EmployeeId(name);
        if (conversation.Holder == who) return new Refused($"{who} has the conversation already.");
        var participant = new Participant(who, command.Flag("hidden"));
        if (conversation.Participants.Contains(participant)) return new Done { Changed = false };
        if (!participant.Hidden && conversation.Participants.Any(p => p.Employee == who)) return new Refused($"{who} joined hidden. Let them leave first, then join openly (R46).");
        var joined = ConversationWrites.Update(scope, conversation with { Participants = [.. conversation.Participants.Where(p => p.Employee != who), participant] });
        ConversationStory.Tell(scope, joined, TimelineKinds.ConversationJoined, json =>
        {
            json.WriteString("employee", name);
            json.WriteBoolean("hidden", participant.Hidden);
        });
        if (scope.Actor.Employee != who) LineOffers.Notify(scope, joined, who, NotificationKinds.Transferred);
        return new Done();
    }

    public static CommandResult Leave(DecisionScope scope, Conversation conversation, JsonElement command)
    {
        var who = new EmployeeId(command.Required("employee"));
        if (conversation.Holder == who) return new Refused($"{who} has the conversation: pass it on or give it back.");
        if (!conversation.Participants.Any(p => p.Employee == who)) return new Done { Changed = false };
        if (scope.Actor.Employee != who && ConversationRights.Refusal(scope, conversation, "may not send colleagues out of this conversation") is { } refusal) return new Refused(refusal);
        var left = ConversationWrites.Update(scope, conversation with { Participants = [.. conversation.Participants.Where(p => p.Employee != who)] });
        ConversationStory.Tell(scope, left, TimelineKinds.ConversationLeft, json => json.WriteString("employee", who.Value));
        return new Done();
    }

    private static CommandResult ToEmployee(DecisionScope scope, Conversation conversation, string name)
    {
        var to = new EmployeeId(name);
        if (conversation.Holder == to) return new Refused(scope.Actor.Employee == to ? "You have the conversation: it cannot be passed to yourself." : $"{to} has the conversation already.");
        if (!scope.Model.Employees.TryGetValue(name, out var employee) || !employee.Active) return new Refused($"There is no active employee '{name}'.");
        if (!LineMembers.IsAtWork(scope, employee)) return new Refused($"{to} is not at work ({Why(scope, employee)}). Pass it to somebody who is, or to a line.");
        var from = conversation.Holder;
        LetGo(scope, conversation);
        Passed(scope, conversation, from, json => json.WriteString("to", name));
        Assigning.Give(scope, to, conversation.Kind, LineQueue.ChannelOf(conversation));
        LineQueue.GiveTo(scope, conversation with { Tried = [] }, scope.Model.Lines.Find(conversation.Line), to, scope.Actor.ToString());
        if (from is { } before) Assigning.Release(scope, before, conversation.Kind, LineQueue.ChannelOf(conversation));
        return new Done();
    }

    private static CommandResult ToLine(DecisionScope scope, Conversation conversation, string name)
    {
        if (scope.Model.Lines.Find(name) is not { } line) return new Refused($"There is no line '{name}'; there are {string.Join(", ", scope.Model.Lines.All.Select(l => l.Id).Order(StringComparer.Ordinal))}.");
        if (!line.Active) return new Refused($"The line '{name}' takes no conversations: it is switched off.");
        if (conversation.Line == name) return new Refused($"The conversation is in the line '{name}' already. Give it back to put it into the queue.");
        var from = conversation.Holder;
        LetGo(scope, conversation);
        Passed(scope, conversation, from, json => json.WriteString("toLine", name));
        var passed = ConversationWrites.Update(scope, conversation with
        {
            Line = name,
            State = ConversationState.Waiting,
            Owner = null,
            GivenAt = null,
            Tried = [],
            IsQueued = false,
            WaitingSince = conversation.WaitingSince ?? scope.Now,
            Number = LineQueue.Draw(scope, name),
        });
        passed = AutomaticReplies.OutOfHours(scope, passed, line);
        LineQueue.Place(scope, passed, line);
        if (from is { } before) Assigning.Release(scope, before, conversation.Kind, LineQueue.ChannelOf(conversation));
        return new Done();
    }

    private static void LetGo(DecisionScope scope, Conversation conversation)
    {
        ConversationTimers.StopAnswer(scope, conversation);
        LineQueue.Leave(scope, conversation);
    }

    private static void Passed(DecisionScope scope, Conversation conversation, EmployeeId? from, Action<Utf8JsonWriter> to) =>
        ConversationStory.Tell(scope, conversation, TimelineKinds.ConversationPassed, json =>
        {
            json.Member("from", from?.Value);
            to(json);
        });

    private static string Why(DecisionScope scope, Employee employee)
    {
        var presence = LineMembers.PresenceOf(scope, employee.Id);
        return presence == Presence.AtWork ? "outside the hours" : presence.ToString().ToLowerInvariant();
    }
}
