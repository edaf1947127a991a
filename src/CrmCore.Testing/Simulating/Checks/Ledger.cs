namespace CrmCore.Testing;

/// <summary>
/// Watches every commit as the database makes it, and compares it with what came before: what must always hold is looked at where it breaks,
/// and costs what the commit changed.
/// </summary>
internal sealed class Ledger(SimulationPlan plan)
{
    private readonly EventsTold _events = new();
    private readonly MovesTold _moves = new(plan);
    private readonly ActionsTold _actions = new();
    private int _commits;
    private InMemoryStore? _tables;

    /// <summary>The first promise that was broken; null while all hold.</summary>
    public BrokenPromise? Broken { get; private set; }

    public EventsTold Events => _events;

    public ActionsTold Actions => _actions;

    public void Break(string promise, string what) => Broken ??= new BrokenPromise(promise, what);

    /// <summary>The rows that a commit is about to change, each at its change's place.</summary>
    public object?[] Before(InMemoryStore tables, ChangeSet changes)
    {
        _tables = tables;
        var before = new object?[changes.Changes.Count];
        for (var i = 0; i < before.Length; i++)
        {
            var change = changes.Changes[i];
            if (change.Kind is ChangeKind.Insert or ChangeKind.Add) continue;
            var page = SimulatedDatabase.Now(tables.PageAsync(new PageRequest(change.Type, -1, change.Key, change.Type.KeyColumns, 1), default));
            before[i] = page.Items.Count == 0 ? null : page.Items[0];
        }

        return before;
    }

    /// <summary>A commit was made.</summary>
    public void Committed(ChangeSet changes, object?[] before)
    {
        _commits++;
        var entries = new List<TimelineEntry>();
        foreach (var change in changes.Changes)
        {
            if (change.Record is TimelineEntry entry) entries.Add(entry);
        }

        for (var i = 0; i < before.Length; i++)
        {
            var change = changes.Changes[i];
            switch (change.Record)
            {
                case StoredEvent e:
                    _events.Look(this, change.Kind, (StoredEvent?)before[i], e, _commits);
                    break;
                case Deal deal:
                    DealsTold.Look(this, change.Kind, (Deal?)before[i], deal, entries);
                    break;
                case ScheduledAction action:
                    _actions.Look(this, change.Kind, (ScheduledAction?)before[i], action, changes, entries);
                    break;
                case WaitingRequest request when change.Kind == ChangeKind.Delete:
                    WaitingOrder.Look(this, _tables!, request, entries);
                    break;
            }
        }

        foreach (var entry in entries)
        {
            _moves.Look(this, entry);
            _actions.Look(this, entry);
        }
    }
}
