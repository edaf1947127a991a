namespace CrmCore.Scenarios.Durability;

/// <summary>
/// A store of a process that dies: at a chosen commit, before or after it was written, and from then on nothing works until the next life.
/// </summary>
internal sealed class MortalStore(Func<ICrmStore> open, bool survives) : ICrmStore
{
    private readonly Dictionary<string, ScheduledAction> _claimed = [];
    private ICrmStore? _inner;
    private RecordSchema? _schema;
    private int _left = int.MaxValue;
    private bool _after;

    public bool IsDead { get; private set; }

    public int Commits { get; private set; }

    private ICrmStore Living => IsDead ? throw new ProcessDiedException() : _inner!;

    /// <summary>Lets the process die at a commit to come: 1 is the next.</summary>
    public void DieAt(int commit, bool after) => (_left, _after) = (commit, after);

    public void LiveOn() => _left = int.MaxValue;

    /// <summary>What a new process finds: the same file, or the same memory without what was in flight.</summary>
    public async ValueTask RebornAsync()
    {
        (IsDead, _left) = (false, int.MaxValue);
        if (survives)
        {
            _inner!.Release([.. _claimed.Values]);
        }
        else if (_inner is not null)
        {
            await _inner.DisposeAsync();
            _inner = null;
        }

        _claimed.Clear();
    }

    public async ValueTask OpenAsync(RecordSchema schema, CancellationToken ct)
    {
        _schema = schema;
        if (_inner is not null) return;
        _inner = open();
        await _inner.OpenAsync(_schema, ct);
    }

    public ValueTask LoadAsync(WorkingSet set, CancellationToken ct) => Living.LoadAsync(set, ct);

    public async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct)
    {
        var store = Living;
        var last = --_left == 0;
        if (last && !_after) throw Die();
        var result = await store.CommitAsync(changes, ct);
        Commits++;
        return last ? throw Die() : result;
    }

    public async ValueTask<ClaimedActions> ClaimAsync(ClaimRequest request, CancellationToken ct)
    {
        var claimed = await Living.ClaimAsync(request, ct);
        foreach (var action in claimed.Actions) _claimed[action.Key] = action;
        return claimed;
    }

    public void Release(IReadOnlyList<ScheduledAction> actions)
    {
        if (!IsDead) _inner!.Release(actions);
    }

    public ValueTask<Page<object>> PageAsync(PageRequest request, CancellationToken ct) => Living.PageAsync(request, ct);

    /// <summary>The engine closes its store; what the process leaves behind stays.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public async ValueTask BuryAsync()
    {
        if (_inner is not null) await _inner.DisposeAsync();
    }

    private ProcessDiedException Die()
    {
        IsDead = true;
        return new ProcessDiedException();
    }
}
