namespace CrmCore;

/// <summary>Who may do what with a conversation (R46): the owner, who joined it, the owner's managers, an administrator; while nobody has it the line's people.</summary>
internal static class ConversationRights
{
    /// <summary>Why the author may not speak in it; null when they may.</summary>
    public static string? SpeakRefusal(DecisionScope scope, Conversation conversation)
    {
        if (scope.Actor is not { Kind: ActorKind.Person, Employee: { } who } || conversation.Participants.Any(p => p.Employee == who)) return null;
        return Refusal(scope, conversation, "may not speak in this conversation");
    }

    /// <summary>Why the author may not decide what becomes of it; null when they may.</summary>
    public static string? Refusal(DecisionScope scope, Conversation conversation, string may)
    {
        if (scope.Actor is not { Kind: ActorKind.Person, Employee: { } who } || CommandDecision.IsAdmin(scope)) return null;
        if (!scope.Model.Employees.TryGetValue(who.Value, out var employee) || !employee.Active) return $"There is no active employee '{who}'.";
        if (conversation.Holder is { } owner)
        {
            if (owner == who) return null;
            var managers = ManagersOf(scope.Model, owner.Value);
            return managers.Contains(who.Value) ? null : $"{who} {may}: {string.Join(", ", managers.Prepend(owner.Value))}, or an administrator may (R46).";
        }

        return IsOfLine(scope, conversation, who) ? null : $"{who} {may}: {who} is not of the line '{conversation.Line}'.";
    }

    public static bool IsOfLine(DecisionScope scope, Conversation conversation, EmployeeId who) =>
        scope.Model.Lines.Find(conversation.Line) is { } line && (LineMembers.Has(scope.Model, line, who) || (line.Team is { } team && scope.Model.Teams.TryGetValue(team, out var found) && found.Lead == who.Value));

    // The whole line upwards, and the leads of the teams; a circle of managers ends where it began.
    private static List<string> ManagersOf(AccountModel model, string who)
    {
        var found = new List<string>();
        foreach (var team in model.Teams.Values.OrderBy(t => t.Id, StringComparer.Ordinal))
        {
            if (team.Lead is { } lead && lead != who && team.Members.Contains(who, StringComparer.Ordinal) && !found.Contains(lead)) found.Add(lead);
        }

        for (var next = ManagerOf(model, who); next is not null && next != who && !found.Contains(next); next = ManagerOf(model, next)) found.Add(next);
        return found;
    }

    private static string? ManagerOf(AccountModel model, string who) => model.Employees.TryGetValue(who, out var employee) ? employee.Manager : null;
}
