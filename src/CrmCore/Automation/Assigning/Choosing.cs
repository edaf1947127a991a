namespace CrmCore;

/// <summary>Chooses among a queue's people, and then among those of the queues behind it.</summary>
internal static class Choosing
{
    /// <summary>Who gets the request now; the choice of its own queue where nobody does.</summary>
    public static Choice Of(DecisionScope scope, RosterState state, WorkRequest request)
    {
        var queue = scope.Model.Queues[request.Queue];
        foreach (var needs in request.Preferred)
        {
            if (Among(scope, state, queue, needs, request.Kind, request.Channel, request.Tried) is { Employee: not null } preferred) return preferred;
        }

        return Of(scope, state, queue, request.Needs, request.Kind, request.Channel, request.Tried);
    }

    /// <summary>Who gets what waits with these needs; null for nobody.</summary>
    public static Pick? Of(DecisionScope scope, RosterState state, WorkQueue queue, WorkNeeds needs, WaitingRequest waiting)
    {
        if (!queue.IsOpen(scope.Now)) return null;
        // The client's own manager need not belong to the queue, nor meet its needs.
        if (ManagerOf(scope.Model, needs) is { } only)
        {
            var index = state.Staff.IndexOf(only);
            return state.IsAvailable(index, waiting.Kind, waiting.Channel, scope.Now) ? new Pick(new EmployeeId(only), null) : null;
        }

        if (FirstOf(scope.Model, needs) is { } first && !waiting.Tried.Contains(new EmployeeId(first)) && state.IsAvailable(state.Staff.IndexOf(first), waiting.Kind, waiting.Channel, scope.Now))
        {
            return new Pick(new EmployeeId(first), null);
        }

        var choice = Of(scope, state, queue, needs.OfAnybody(), waiting.Kind, waiting.Channel, waiting.Tried);
        return choice.Employee is { } chosen ? new Pick(new EmployeeId(chosen), choice) : null;
    }

    /// <summary>The one whom it waits for; null for anybody. One who was dismissed since is not waited for.</summary>
    public static string? ManagerOf(AccountModel model, WorkNeeds needs) =>
        needs.Only is { } only && IsActive(model, only) ? only : null;

    /// <summary>The manager who is asked before the queue's people; null for nobody.</summary>
    public static string? FirstOf(AccountModel model, WorkNeeds needs) => needs.First is { } first && IsActive(model, first) ? first : null;

    private static bool IsActive(AccountModel model, string id) => model.Employees.TryGetValue(id, out var employee) && employee.Active;

    private static Choice Of(DecisionScope scope, RosterState state, WorkQueue queue, WorkNeeds needs, string kind, string? channel, IReadOnlyList<EmployeeId> tried)
    {
        var own = Among(scope, state, queue, needs, kind, channel, tried);
        if (own.Employee is not null) return own;
        foreach (var id in queue.Else)
        {
            if (scope.Model.Queues.TryGetValue(id, out var other) && Among(scope, state, other, needs, kind, channel, tried) is { Employee: not null } found) return found;
        }

        return own;
    }

    private static Choice Among(DecisionScope scope, RosterState state, WorkQueue queue, WorkNeeds needs, string kind, string? channel, IReadOnlyList<EmployeeId> tried)
    {
        var ring = needs.Ring(queue.Id);
        Rosters.NeedRing(scope, state, ring);
        return state.Choose(new ChoiceRequest(queue.Pool, ring, needs, kind, channel, tried), scope.Now);
    }
}
