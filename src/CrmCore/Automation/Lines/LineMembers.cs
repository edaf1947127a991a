namespace CrmCore;

/// <summary>The people of a line.</summary>
internal static class LineMembers
{
    /// <summary>The line's active employees in order: those who are named, then the team's.</summary>
    public static IReadOnlyList<Employee> Of(AccountModel model, Line line)
    {
        var members = new List<Employee>();
        foreach (var name in WorkQueues.Members(model, line.Employees, line.Team))
        {
            if (model.Employees.TryGetValue(name, out var employee) && employee.Active) members.Add(employee);
        }

        return members;
    }

    public static bool Has(AccountModel model, Line line, EmployeeId employee) => Of(model, line).Any(m => m.Id == employee.Value);

    /// <summary>The line's people who are at work now, whether they have room or not.</summary>
    public static List<EmployeeId> AtWork(DecisionScope scope, Line line) =>
        [.. Of(scope.Model, line).Where(m => IsAtWork(scope, m)).Select(m => new EmployeeId(m.Id))];

    /// <summary>Whether an employee is there: said so, and within the hours of the own calendar unless it is overtime.</summary>
    public static bool IsAtWork(DecisionScope scope, Employee employee)
    {
        var state = scope.Tools.Rosters.Of(scope);
        return state.Staff.IndexOf(employee.Id) is >= 0 and var index && state.IsAtWork(index, scope.Now);
    }

    /// <summary>What was said of an employee's presence, as far as it still holds.</summary>
    public static Presence PresenceOf(DecisionScope scope, string employee) => DeskReading.At(scope.Tools.Rosters.Of(scope).DeskOf(employee), scope.Now).Presence;
}
