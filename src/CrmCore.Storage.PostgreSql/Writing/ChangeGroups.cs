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
    private readonly List<WriteCommand> _counters = [];

    /// <summary>The statements of the commit that add to counters: nothing can stand against them; valid until <see cref="Clear"/>.</summary>
    public IReadOnlyList<WriteCommand> Counters => _counters;

    /// <summary>The statements of the commit but those of counters; valid until <see cref="Clear"/>.</summary>
    public IReadOnlyList<WriteCommand> Of(IReadOnlyList<RecordChange> changes)
    {
        for (var i = 0; i < changes.Count; i++)
        {
            var change = changes[i];
            var command = _commands[change.Type.Ordinal, (int)change.Kind] ??= commandOf(change.Type.Ordinal, change.Kind);
            command.Add(i);
        }

        Collect(_used, counters: false);
        Collect(_counters, counters: true);
        foreach (var command in _used) command.Fill(changes);
        foreach (var command in _counters) command.Fill(changes);
        return _used;
    }

    public void Clear()
    {
        foreach (var command in _commands) command?.Clear();
        _used.Clear();
        _counters.Clear();
    }

    private void Collect(List<WriteCommand> used, bool counters)
    {
        for (var type = 0; type < tables.Schema.Types.Count; type++)
        {
            if (tables.Schema.Types[type].Additive != counters) continue;
            foreach (var kind in Kinds)
            {
                if (_commands[type, (int)kind] is { Count: > 0 } command) used.Add(command);
            }
        }
    }
}
