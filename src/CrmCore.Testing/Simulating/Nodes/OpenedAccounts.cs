namespace CrmCore.Testing;

/// <summary>The database of a host that has just been set up, made once for all stories of a simulation: accounts, employees, published pipelines.</summary>
internal sealed class OpenedAccounts(SimulationPlan plan)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, IReadOnlyList<RecordChange>> _rows = [];

    /// <summary>The inserts that make it.</summary>
    /// <param name="accounts">How many accounts.</param>
    public IReadOnlyList<RecordChange> Of(int accounts)
    {
        lock (_gate)
        {
            return _rows.TryGetValue(accounts, out var known) ? known : _rows[accounts] = Make(accounts);
        }
    }

    private List<RecordChange> Make(int accounts)
    {
        using var world = new SimulatedWorld(plan with { Decorate = null }, new Story(0, 1, false, 1, accounts, []), speaks: false, []);
        world.Turns.IsCalm = true;
        var node = world.Nodes[0];
        node.Begin();
        world.Turns.RunAll();
        for (var i = 0; i < accounts; i++)
        {
            var account = Accounts.NameOf(i);
            world.Begin(node, "the opening of an account", () => Accounts.OpenAsync(node.Engine, account));
            world.Turns.RunAll();
        }

        world.ThrowWhatCallsEndedWith();
        return [.. RecordCatalog.Schema.Types.SelectMany(type => RowsOf(world.Database.Tables, type))];
    }

    private static List<RecordChange> RowsOf(InMemoryStore tables, RecordType type)
    {
        var rows = new List<RecordChange>();
        string? after = null;
        do
        {
            var page = SimulatedDatabase.Now(tables.PageAsync(new PageRequest(type, -1, default, 0, 1_000) { After = after }, default));
            foreach (var record in page.Items) rows.Add(new RecordChange(type, type.Additive ? ChangeKind.Add : ChangeKind.Insert, type.KeyOfAny(record), record, 0));
            after = page.Next;
        }
        while (after is not null);
        return rows;
    }
}
