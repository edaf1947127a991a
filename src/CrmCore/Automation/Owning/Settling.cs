namespace CrmCore;

/// <summary>The end of a decision: counts what everybody has open, gives the room that came free, and gives new cards to somebody by rule (R41).</summary>
internal static class Settling
{
    public static void Run(DecisionScope scope)
    {
        if (!scope.Model.HasQueues || scope.Result is Refused) return;
        var owned = scope.Owned;
        // Giving out what waits changes owners again; each round gives fewer.
        while (owned.Changes.Count > 0 || owned.NewManagers.Count > 0 || owned.ToAssign.Count > 0)
        {
            if (owned.Changes.Count > 0)
            {
                var changes = owned.Changes.ToArray();
                owned.Changes.Clear();
                Count(scope, changes);
            }
            else if (owned.NewManagers.Count > 0)
            {
                var contact = owned.NewManagers[0];
                owned.NewManagers.RemoveAt(0);
                OwnerChanges.Apply(scope, contact);
            }
            else
            {
                var next = owned.ToAssign[0];
                owned.ToAssign.RemoveAt(0);
                CardAssigning.Run(scope, next);
            }
        }
    }

    private static void Count(DecisionScope scope, OwnerChange[] changes)
    {
        var open = new SortedDictionary<(string Employee, string Kind), int>();
        foreach (var change in changes)
        {
            if (change.EndsWait) Assigning.WithdrawAll(scope, change.Card);
            if (change is { From: null, To: { } first }) TakeTasks(scope, change.Card, first);
            if (change.From is { } from) Add(open, from, change.Kind, -1);
            if (change is { Counted: false, To: { } to }) Add(open, to, change.Kind, 1);
        }

        // More before less: whoever was given something has no room for what waits.
        foreach (var (who, delta) in open.OrderByDescending(o => o.Value))
        {
            if (!scope.Model.Employees.ContainsKey(who.Employee)) continue;
            for (var n = 0; n < Math.Abs(delta); n++)
            {
                if (delta > 0) Assigning.Give(scope, new EmployeeId(who.Employee), who.Kind, null);
                else Assigning.Release(scope, new EmployeeId(who.Employee), who.Kind, null);
            }
        }
    }

    private static void Add(SortedDictionary<(string Employee, string Kind), int> open, EmployeeId who, string kind, int delta) =>
        open[(who.Value, kind)] = open.GetValueOrDefault((who.Value, kind)) + delta;

    // What was to be done by the owner, while there was none, is done by the first.
    private static void TakeTasks(DecisionScope scope, Guid card, EmployeeId owner)
    {
        var tasks = scope.Set.Of(CrmTaskRecords.Instance);
        foreach (var key in tasks.Lookup(CrmTaskRecords.ByDeal, CrmTaskRecords.DealKey(scope.Account, new DealId(card))).ToArray())
        {
            if (tasks.Find(key) is { Owner: null, DoneAt: null } task) tasks.Update(task with { Owner = owner, Version = task.Version + 1 });
        }
    }
}
