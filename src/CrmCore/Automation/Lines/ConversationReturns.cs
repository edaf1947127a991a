namespace CrmCore;

/// <summary>Conversations of employees who are gone: dismissed, on leave, ill. They go back to their queues at their old places.</summary>
internal static class ConversationReturns
{
    /// <summary>Looks at an employee's conversations.</summary>
    public const string Timer = "$return-work";

    // So many go back in one decision; then the next look is due at once, so that no commit grows without bound.
    private const int MostAtOnce = 64;

    /// <summary>Plans the look, at once: the next decision sees the employee as saved.</summary>
    public static void Plan(DecisionScope scope, string employee)
    {
        if (!scope.Model.Lines.Any) return;
        var row = new ScheduledAction
        {
            Account = scope.Account,
            Subject = Guid.Empty,
            Entry = 0,
            Phase = ActionPhase.Timer,
            Action = Timer,
            Target = employee,
            DueAt = scope.Now,
            Do = Timer,
            Pipeline = "",
            Revision = 0,
            Stage = "",
            Cause = scope.Cause,
            PlannedAt = scope.Now,
        };
        var actions = scope.Set.Of(ScheduledActionRecords.Instance);
        var key = ScheduledActionRecords.Instance.KeyOf(row);
        if (actions.Find(key) is not { } known) actions.Insert(actions.WasDeleted(key) ? row with { Version = row.Version + 1 } : row);
        else actions.Update(row with { Version = known.Version + 1 });
    }

    /// <summary>Takes conversations back, where some line does so from whoever is away like that: in the same decision, before anything newer comes.</summary>
    public static void OnPresence(DecisionScope scope, string employee, Presence presence)
    {
        if (scope.Model.Lines.All.Any(l => l.ReturnOn.Contains(presence))) TakeBack(scope, new EmployeeId(employee));
    }

    /// <summary>Takes back what is left of an employee who is gone.</summary>
    public static void Decide(DecisionScope scope, ScheduledAction action) => TakeBack(scope, new EmployeeId(action.Target));

    private static void TakeBack(DecisionScope scope, EmployeeId employee)
    {
        var isActive = scope.Model.Employees.TryGetValue(employee.Value, out var person) && person.Active;
        var presence = LineMembers.PresenceOf(scope, employee.Value);
        var because = isActive ? $"{employee} is away ({presence})" : $"{employee} does not work here any more";
        var returned = 0;
        var conversations = scope.Set.Of(ConversationRecords.Instance);
        foreach (var key in conversations.Lookup(ConversationRecords.ByHolder, ConversationRecords.HolderKey(scope.Account, employee)).ToArray())
        {
            if (conversations.Find(key) is not { } conversation || conversation.Holder != employee) continue;
            if (isActive && scope.Model.Lines.Find(conversation.Line)?.ReturnOn.Contains(presence) != true) continue;
            if (returned++ == MostAtOnce)
            {
                Plan(scope, employee.Value);
                return;
            }

            LineQueue.Requeue(scope, conversation, because, isTried: false);
        }
    }
}
