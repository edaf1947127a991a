using System.Text.Json;

namespace CrmCore;

/// <summary>What a telephone exchange tells of a call while it goes on (R50).</summary>
internal static class CallCommands
{
    public static CommandResult? Decide(DecisionScope scope, string kind, JsonElement command) => kind switch
    {
        CommandKinds.RouteCall => Route(scope, command),
        CommandKinds.AnswerCall => Answer(scope, command),
        CommandKinds.EndCall => End(scope, command),
        _ => null,
    };

    private static CommandResult Route(DecisionScope scope, JsonElement command)
    {
        var call = command.Required("call");
        if (CallRouting.Find(scope, call) is not null) return new Done { Changed = false };
        var dialled = command.Required("to");
        if (CallRouting.LineOf(scope.Model, scope.Tools.Points, dialled) is not { Active: true } line) return new Refused($"No line takes the calls to '{dialled}'.");
        CallRouting.Begin(scope, line, call, command.Required("from"), dialled);
        return new Done();
    }

    private static CommandResult Answer(DecisionScope scope, JsonElement command)
    {
        if (Call(scope, command, out var refused) is not { } conversation) return refused!;
        var employee = command.Required("employee");
        if (!scope.Model.Employees.TryGetValue(employee, out var known) || !known.Active) return new Refused($"There is no active employee '{employee}'.");
        if (conversation.State == ConversationState.Closed) return new Refused("The call has ended.");
        if (conversation.State == ConversationState.Open && conversation.Owner?.Value == employee) return new Done { Changed = false };
        CallRouting.Answer(scope, conversation, new EmployeeId(employee));
        return new Done();
    }

    private static CommandResult End(DecisionScope scope, JsonElement command)
    {
        if (Call(scope, command, out var refused) is not { } conversation) return refused!;
        if (conversation.State == ConversationState.Closed) return new Done { Changed = false };
        CallRouting.End(scope, conversation);
        return new Done();
    }

    private static Conversation? Call(DecisionScope scope, JsonElement command, out Refused? refused)
    {
        var call = command.Required("call");
        var found = CallRouting.Find(scope, call);
        refused = found is null ? new Refused($"There is no call '{call}': it is routed first, with crm.Calls.RouteAsync.") : null;
        return found;
    }
}
