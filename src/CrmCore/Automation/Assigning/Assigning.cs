using NodaTime;

namespace CrmCore;

/// <summary>Gives requests to employees (R41): to somebody now, or into a queue until somebody is free. Every owner by rule comes through here.</summary>
internal static class Assigning
{
    /// <summary>Gives the request to somebody who is free, or lets it wait. The caller writes the owner on the card.</summary>
    public static Assigned Assign(DecisionScope scope, WorkRequest request)
    {
        var state = scope.Tools.Rosters.Of(scope);
        if (!scope.Model.Queues[request.Queue].IsOpen(scope.Now)) return WaitForOpening(scope, request);
        var needs = request.Needs;
        if (ManagerOf(scope, request) is { } manager)
        {
            if (IsFree(scope, state, manager, request) && OlderFirst(scope, manager, request) && IsFree(scope, state, manager, request))
            {
                Give(scope, manager, request.Kind, request.Channel);
                return new Assigned(manager, null, request.Needs, null);
            }

            if (request.WaitForManager != Duration.Zero) return WaitForManager(scope, request, manager);
            // While it waits, whoever of them is free first gets it.
            if (request.KeepsManager) needs = needs.OfAnybodyAfter(manager.Value);
        }

        var choice = Choosing.Of(scope, state, request);
        for (string? asked = null; choice.Employee is { } free && free != asked; choice = Choosing.Of(scope, state, request))
        {
            // Time may have freed somebody whom no timer has told of yet.
            if (!OlderFirst(scope, new EmployeeId(free), request)) return Wait(scope, request, needs, choice);
            asked = free;
        }

        if (choice.Employee is not { } chosen) return Wait(scope, request, needs, choice);
        var pick = new Pick(new EmployeeId(chosen), choice);
        Spend(scope, state, pick, request.Kind, request.Channel);
        return new Assigned(pick.To, null, request.Needs, choice);
    }

    /// <summary>Lets a request wait without asking who is free: whoever is, or comes to be, is given it by the next look at the queue.</summary>
    public static void Park(DecisionScope scope, WorkRequest request) => Wait(scope, request, request.Needs, why: null);

    /// <summary>Counts work that somebody took or was given by hand.</summary>
    public static void Give(DecisionScope scope, EmployeeId to, string kind, string? channel)
    {
        if (!scope.Model.HasQueues) return;
        var state = scope.Tools.Rosters.Of(scope);
        RosterWrites.Desk(scope, state, DeskChanges.Given(state.DeskOf(to.Value), state.Staff, kind, channel, scope.Now));
    }

    /// <summary>Counts work that somebody has no more, and gives what waits for the room.</summary>
    public static void Release(DecisionScope scope, EmployeeId from, string kind, string? channel)
    {
        if (!scope.Model.HasQueues) return;
        CountDown(scope, from, kind, channel);
        Dispatching.Free(scope, from);
    }

    /// <summary>Counts work that somebody has no more. The caller gives the room, or sees to it that somebody does.</summary>
    public static void CountDown(DecisionScope scope, EmployeeId from, string kind, string? channel)
    {
        var state = scope.Tools.Rosters.Of(scope);
        RosterWrites.Desk(scope, state, DeskChanges.Released(state.DeskOf(from.Value), kind, channel));
    }

    /// <summary>Withdraws whatever waits for a card.</summary>
    public static void WithdrawAll(DecisionScope scope, Guid subject)
    {
        if (!scope.Model.HasQueues) return;
        var rows = scope.Set.Of(WaitingRecords.Instance);
        foreach (var key in rows.Lookup(WaitingRecords.BySubject, WaitingRecords.SubjectKey(scope.Account, subject)).ToArray())
        {
            if (rows.Find(key) is { } waiting) WaitingLists.Remove(scope, waiting);
        }
    }

    /// <summary>The turn of whoever was chosen is spent, and the desk counts the work.</summary>
    public static void Spend(DecisionScope scope, RosterState state, Pick pick, string kind, string? channel)
    {
        if (pick.Why is { } choice) RosterWrites.Turn(scope, state, choice);
        RosterWrites.Desk(scope, state, DeskChanges.Given(state.DeskOf(pick.To.Value), state.Staff, kind, channel, scope.Now));
    }

    /// <summary>Whether an employee is there was said anew: what waits is given to one who is back.</summary>
    public static void SetPresence(DecisionScope scope, EmployeeId employee, Presence presence, Instant? until)
    {
        var state = scope.Tools.Rosters.Of(scope);
        RosterWrites.Desk(scope, state, DeskChanges.WithPresence(state.DeskOf(employee.Value), presence, scope.Now, until));
        Dispatching.Free(scope, employee);
    }

    private static EmployeeId? ManagerOf(DecisionScope scope, WorkRequest request) =>
        request.OwnManager is { } manager && !request.Tried.Contains(manager) && scope.Model.Employees.TryGetValue(manager.Value, out var employee) && employee.Active ? manager : (EmployeeId?)null;

    private static bool IsFree(DecisionScope scope, RosterState state, EmployeeId employee, WorkRequest request) =>
        state.IsAvailable(state.Staff.IndexOf(employee.Value), request.Kind, request.Channel, scope.Now);

    // No newer request goes before an older one; false when more waits than one decision gives.
    private static bool OlderFirst(DecisionScope scope, EmployeeId employee, WorkRequest request) => !Dispatching.AnythingWaits(scope) || Dispatching.Free(scope, employee, request);

    // Outside the hours everything waits (R47): what is for the own manager first, for the manager until the opening and as long behind it as it would now.
    private static Assigned WaitForOpening(DecisionScope scope, WorkRequest request)
    {
        if (ManagerOf(scope, request) is not { } manager) return Wait(scope, request, request.Needs, why: null);
        if (request.WaitForManager is { } longest && scope.Model.Queues[request.Queue].Hours!.NextOpening(scope.Now) is { } opening)
        {
            request = request with { WaitForManager = opening - scope.Now + Duration.Max(longest, Duration.FromMilliseconds(1)) };
        }

        return WaitForManager(scope, request, manager);
    }

    private static Assigned WaitForManager(DecisionScope scope, WorkRequest request, EmployeeId manager)
    {
        var needs = request.Needs.Of(manager.Value);
        var waits = Wait(scope, request, needs, why: null);
        if (request.WaitForManager is { } longest) QueueTimers.PassOn(scope, request, waits.Number!.Value, needs, longest);
        return waits;
    }

    private static Assigned Wait(DecisionScope scope, WorkRequest request, WorkNeeds needs, Choice? why)
    {
        var number = WaitingLists.Add(scope, request, needs);
        QueueTimers.PlanWake(scope, request.Queue, needs, request.Kind, request.Channel);
        return new Assigned(null, number, needs, why);
    }
}
