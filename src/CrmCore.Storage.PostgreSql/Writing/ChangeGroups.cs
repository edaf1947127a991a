namespace CrmCore.Storage.PostgreSql;

/// <summary>
/// A commit's changes as statements, in one order for all nodes, so that two commits that meet wait for one another and seldom in a circle: tables in the
/// catalog's order, counters last, because every commit of an account waits there; within a table deletes, updates, inserts, so that a unique value
/// that is given up can be taken.
/// </summary>
internal sealed class ChangeGroups(StoreTables tables, Func<int, ChangeKind, WriteCommand> commandOf)
{
    private static readonly ChangeKind[] Kinds = [ChangeKind.Delete, ChangeKind.Update, ChangeKind.Insert, ChangeKind.Add];

    private readonly WriteCommand?[,] _commands = new WriteCommand?[tables.Schema.Types.Count, Kinds.Length];
    private readonly List<WriteCommand> _used = [];

    /// <summary>The statements of the commit; valid until <see cref="Clear"/>.</summary>
    public IReadOnlyList<WriteCommand> Of(IReadOnlyList<RecordChange> changes)
    {
        for (var i = 0; i < changes.Count; i++)
        {
            var change = changes[i];
            var command = _commands[change.Type.Ordinal, (int)change.Kind] ??= commandOf(change.Type.Ordinal, change.Kind);
            command.Add(i);
        }

        Collect(counters: false);
        Collect(counters: true);
        foreach (var command in _used) command.Fill(changes);
        return _used;
    }

    public void Clear()
    {
        foreach (var command in _commands) command?.Clear();
        _used.Clear();
    }

    private void Collect(bool counters)
    {
        for (var type = 0; type < tables.Schema.Types.Count; type++)
        {
            if (tables.Schema.Types[type].Additive != counters) continue;
            foreach (var kind in Kinds)
            {
                if (_commands[type, (int)kind] is { Count: > 0 } command) _used.Add(command);
            }
        }
    }
}
