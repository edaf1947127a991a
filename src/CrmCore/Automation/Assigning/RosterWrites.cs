namespace CrmCore;

/// <summary>Writes desks, turns and the roster's row, in the set and in what the pump remembers.</summary>
internal static class RosterWrites
{
    public static void Desk(DecisionScope scope, RosterState state, Desk desk)
    {
        desk = desk with { Account = scope.Account };
        var before = state.DeskOf(desk.Employee.Value);
        Save(scope.Set.Of(DeskRecords.Instance), DeskRecords.Instance, desk, before.Version == 0 ? null : before);
        state.Write(desk);
        Bump(scope);
    }

    /// <summary>Spends the turn of whoever was chosen.</summary>
    public static void Turn(DecisionScope scope, RosterState state, Choice choice)
    {
        foreach (var taken in state.Take(choice))
        {
            var turn = taken with { Account = scope.Account };
            Save(scope.Set.Of(TurnRecords.Instance), TurnRecords.Instance, turn, turn.Version == 1 ? null : turn with { Version = turn.Version - 1 });
        }
    }

    /// <summary>The roster as this batch has made it so far.</summary>
    public static Roster Row(DecisionScope scope) => Rosters.Row(scope) ?? new Roster { Account = scope.Account, Version = 0 };

    public static void Queue(DecisionScope scope, string id, WaitingQueue queue)
    {
        var row = Row(scope);
        Write(scope, row with { Queues = new Dictionary<string, WaitingQueue>(row.Queues, StringComparer.Ordinal) { [id] = queue } });
    }

    private static void Bump(DecisionScope scope) => Write(scope, Row(scope));

    private static void Write(DecisionScope scope, Roster row)
    {
        var rows = scope.Set.Of(RosterRecords.Instance);
        var next = row with { Version = row.Version + 1 };
        if (row.Version == 0) rows.Insert(next);
        else rows.Update(next);
    }

    // What the pump remembers stands for what the store would give: the roster's version, which goes into the same commit, proves it.
    private static void Save<T>(RecordSet<T> set, RecordType<T> type, T record, T? before)
        where T : class
    {
        var key = type.KeyOf(record);
        if (!set.Knows(-1, key))
        {
            if (before is not null) set.Found(-1, key, before);
            else set.Searched(-1, key);
        }

        if (set.Has(key)) set.Update(record);
        else set.Insert(record);
    }
}
