namespace CrmCore;

/// <summary>Who may accept, convert or refuse a lead (R35): asks the host's access policy, with those who are responsible.</summary>
internal static class LeadAccess
{
    /// <summary>Why the author may not; null when they may.</summary>
    public static string? Refusal(DecisionScope scope, Lead lead) =>
        scope.Tools.Access.ConversionRefusal(scope.Model.Account, scope.Actor, CommandDecision.IsAdmin(scope), Responsible(scope.Model, lead));

    private static List<EmployeeId> Responsible(AccountModel model, Lead lead)
    {
        var found = new List<EmployeeId>();
        if (lead.Owner is { } owner) Add(model, owner, found);
        if (lead.Details.CreatedBy is { } author) Add(model, author, found);
        return found;
    }

    private static void Add(AccountModel model, EmployeeId who, List<EmployeeId> found)
    {
        if (!found.Contains(who)) found.Add(who);
        foreach (var team in model.Teams.Values.OrderBy(t => t.Id, StringComparer.Ordinal))
        {
            if (team.Lead is { } lead && team.Members.Contains(who.Value, StringComparer.Ordinal) && !found.Contains(lead)) found.Add(lead);
        }

        // The whole line upwards; a circle of managers ends where it began.
        for (var next = ManagerOf(model, who.Value); next is not null && !found.Contains(next); next = ManagerOf(model, next)) found.Add(next);
    }

    private static string? ManagerOf(AccountModel model, string who) => model.Employees.TryGetValue(who, out var employee) ? employee.Manager : null;
}
