namespace CrmCore;

/// <summary>Gives what waits to whoever is free: the oldest first, before any newer one (R41).</summary>
internal static class Dispatching
{
    /// <summary>So many are given in one decision; then another is due at once, so that no commit grows without bound.</summary>
    public const int MostAtOnce = 64;

    /// <summary>An employee came free, is back, or can do more: whatever waits for the like.</summary>
    /// <returns>False when more waits than one decision gives: the next is planned.</returns>
    /// <param name="scope">The decision.</param>
    /// <param name="employee">The employee.</param>
    /// <param name="before">Only what is older than this; null for whatever waits.</param>
    public static bool Free(DecisionScope scope, EmployeeId employee, WorkRequest? before = null)
    {
        var index = scope.Model.Staff.IndexOf(employee.Value);
        if (index < 0) return true;
        return Run(scope, [.. Waiting(scope).Where(id => Serves(scope.Model, id, index) || WaitingLists.QueueOf(scope, id).Lists.Keys.Any(list => WaitingListName.IsFor(list, employee)))], before);
    }

    /// <summary>Looks at queues: gives what can be given and plans the next look.</summary>
    /// <returns>False when more waits than one decision gives: the next is planned.</returns>
    /// <param name="scope">The decision.</param>
    /// <param name="queues">The queues' ids.</param>
    /// <param name="before">Only what is older than this; null for whatever waits.</param>
    /// <param name="only">The one list that is looked at; null for all.</param>
    public static bool Run(DecisionScope scope, IReadOnlyList<string> queues, WorkRequest? before = null, string? only = null)
    {
        if (queues.Count == 0) return true;
        var state = scope.Tools.Rosters.Of(scope);
        for (var given = 0; Next(scope, state, queues, before, only) is var (waiting, pick); given++)
        {
            if (given == MostAtOnce)
            {
                foreach (var queue in queues) QueueTimers.WakeNow(scope, queue);
                return false;
            }

            WaitingLists.Remove(scope, waiting);
            if (WorkGiving.Give(scope, waiting, pick)) Assigning.Spend(scope, state, pick, waiting.Kind, waiting.Channel);
        }

        foreach (var queue in queues)
        {
            if (only is null) QueueTimers.PlanWake(scope, queue);
            else if (WaitingLists.QueueOf(scope, queue).Lists.ContainsKey(only)) QueueTimers.PlanWake(scope, queue, only);
        }

        return true;
    }

    /// <summary>Whether anything waits in any queue of the account.</summary>
    public static bool AnythingWaits(DecisionScope scope)
    {
        foreach (var (_, queue) in RosterWrites.Row(scope).Queues)
        {
            if (queue.Lists.Count > 0) return true;
        }

        return false;
    }

    /// <summary>The queues in which something waits.</summary>
    public static IEnumerable<string> Waiting(DecisionScope scope) =>
        RosterWrites.Row(scope).Queues.Where(q => q.Value.Lists.Count > 0 && scope.Model.Queues.ContainsKey(q.Key)).Select(q => q.Key);

    /// <summary>The queue and those whose people are asked behind it.</summary>
    public static IEnumerable<WorkQueue> Behind(AccountModel model, string id)
    {
        if (!model.Queues.TryGetValue(id, out var queue)) yield break;
        yield return queue;
        foreach (var other in queue.Else)
        {
            if (model.Queues.TryGetValue(other, out var found)) yield return found;
        }
    }

    private static bool Serves(AccountModel model, string queue, int employee) => Behind(model, queue).Any(q => q.Pool.Mask.Has(employee));

    // Among the lists that somebody free could serve: the request that has waited longest.
    private static (WaitingRequest Waiting, Pick Pick)? Next(DecisionScope scope, RosterState state, IReadOnlyList<string> queues, WorkRequest? before, string? only)
    {
        (WaitingRequest Waiting, Pick Pick)? best = null;
        foreach (var id in queues)
        {
            foreach (var list in WaitingLists.QueueOf(scope, id).Lists.Keys.ToArray())
            {
                if (only is not null && list != only) continue;
                if (First(scope, state, scope.Model.Queues[id], list) is { } found && GoesBefore(found.Waiting, before) && (best is not { } other || IsOlder(found.Waiting, other.Waiting))) best = found;
            }
        }

        return best;
    }

    // Whoever comes back under an old number makes way for nothing that came after.
    private static bool GoesBefore(WaitingRequest waiting, WorkRequest? request) => request?.Number is not { } number
        || (waiting.Queue == request.Queue ? waiting.Number < number : waiting.Since < request.Since);

    private static bool IsOlder(WaitingRequest one, WaitingRequest other) =>
        one.Queue == other.Queue ? one.Number < other.Number
        : one.Since != other.Since ? one.Since < other.Since
        // Ids are time-ordered: what came within one millisecond stands in the order of its coming.
        : one.Subject.CompareTo(other.Subject) < 0;

    private static (WaitingRequest Waiting, Pick Pick)? First(DecisionScope scope, RosterState state, WorkQueue queue, string list)
    {
        var needs = WaitingListName.Parse(list).Needs;
        foreach (var waiting in WaitingLists.Walk(scope, queue.Id, list))
        {
            if (Choosing.Of(scope, state, queue, needs, waiting) is { } pick) return (waiting, pick);

            // Nobody has room for the like of it; unless those who have did not answer this very one, there is no need to go on.
            if (waiting.Tried.Count == 0 || Choosing.Of(scope, state, queue, needs, waiting with { Tried = [] }) is null) return null;
        }

        return null;
    }
}
