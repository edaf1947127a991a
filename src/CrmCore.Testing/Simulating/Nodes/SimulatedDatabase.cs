using NodaTime;

namespace CrmCore.Testing;

/// <summary>
/// What outlives the nodes: the tables, the nodes' leases, and who is alone with an account. Does one thing at a time, as a database seems to do.
/// </summary>
internal sealed class SimulatedDatabase(FakeClock clock, Ledger ledger)
{
    private static readonly RecordType Actions = RecordCatalog.Schema.Actions!;
    private readonly Dictionary<long, Instant> _aliveUntil = [];
    private readonly Dictionary<int, SimulatedAlone> _alone = [];
    private readonly List<ScheduledAction> _inFlight = [];
    private long _nodes;

    /// <summary>How long a node's leases hold without a sign of life.</summary>
    public static Duration Lease { get; } = Duration.FromSeconds(15);

    /// <summary>How long a connection that says nothing keeps its locks.</summary>
    public static Duration Silence { get; } = Duration.FromSeconds(30);

    public InMemoryStore Tables { get; } = new();

    public int Commits { get; private set; }

    public int Conflicts { get; private set; }

    public int Stale { get; private set; }

    public int Fenced { get; private set; }

    /// <summary>A new node's number.</summary>
    public long Register()
    {
        _aliveUntil[++_nodes] = clock.Now + Lease;
        return _nodes;
    }

    /// <summary>A node's signs of life, which it has given all the time until now.</summary>
    public void Beat(long node) => _aliveUntil[node] = clock.Now + Lease;

    public bool IsAlive(long node) => _aliveUntil.TryGetValue(node, out var until) && until > clock.Now;

    public CommitResult Commit(ChangeSet changes, SimulatedNode node)
    {
        if (changes.IsAlone && !changes.Epochs.All(e => _alone.TryGetValue(e.Account, out var alone) && alone.Node == node)) throw Lost();
        if (changes.Lease != 0 && !IsAlive(changes.Lease))
        {
            Fenced++;
            return CommitResult.Fenced;
        }

        foreach (var epoch in changes.Epochs)
        {
            if (EpochOf(epoch.Account) == epoch.Number) continue;
            Stale++;
            return CommitResult.Stale;
        }

        var before = ledger.Before(Tables, changes);
        var result = Now(Tables.CommitAsync(changes, default));
        if (result.IsCommitted)
        {
            Commits++;
            ledger.Committed(changes, before);
        }
        else
        {
            Conflicts++;
        }

        return result;
    }

    /// <summary>Whether a commit has to wait for somebody who is alone with one of its accounts.</summary>
    public bool MayCommit(ChangeSet changes) => changes.IsAlone || changes.Epochs.All(e => !IsTaken(e.Account));

    public SharedState Look(IReadOnlyList<int> accounts)
    {
        var pending = RecordCatalog.NewSet();
        var page = Now(Tables.PageAsync(new PageRequest(RecordSchema.Pending.Type, RecordSchema.Pending.Index, RecordSchema.Pending.Key, 1, 1), default));
        return new SharedState([.. accounts.Select(a => new AccountEpoch(a, EpochOf(a)))], page.Items.Count > 0);
    }

    public bool IsTaken(int account) => _alone.TryGetValue(account, out var alone) && !HasFallenSilent(alone);

    public SimulatedAlone Enter(int account, SimulatedNode node)
    {
        var alone = new SimulatedAlone(this, account, node);
        _alone[account] = alone;
        return alone;
    }

    public void Leave(SimulatedAlone alone)
    {
        if (_alone.TryGetValue(alone.Account, out var current) && current == alone) _alone.Remove(alone.Account);
    }

    /// <summary>A node's connections are gone: nobody is alone any more by them.</summary>
    public void Disconnect(SimulatedNode node)
    {
        foreach (var alone in _alone.Values.Where(a => a.Node == node).ToArray()) _alone.Remove(alone.Account);
        Tables.Release(_inFlight);
        _inFlight.Clear();
    }

    /// <summary>Due actions under a node's lease, past those that a living node has.</summary>
    public ClaimedActions Claim(ClaimRequest request, long node)
    {
        var taken = new List<ScheduledAction>();
        Instant? next = null;
        string? after = null;
        do
        {
            var page = Now(Tables.PageAsync(new PageRequest(Actions, RecordSchema.ActionsByDue, default, 0, 100) { After = after }, default));
            foreach (ScheduledAction action in page.Items)
            {
                if (action.Lease != 0 && IsAlive(action.Lease)) continue;
                if (action.DueAt > request.Now || taken.Count == request.Limit)
                {
                    next ??= action.DueAt;
                    break;
                }

                taken.Add(Leased(action, node));
            }

            after = next is null ? page.Next : null;
        }
        while (after is not null);
        return new ClaimedActions(taken, next);
    }

    /// <summary>Gives back what a node has under its lease and has not begun.</summary>
    public void Release(IReadOnlyList<ScheduledAction> actions, long node)
    {
        foreach (var action in actions)
        {
            if (FindAction(action) is { } row && row.Lease == node) Write(row, row with { DueAt = row.DueAt, Attempts = row.Attempts - 1, Version = row.Version + 1 });
        }
    }

    /// <summary>Due actions for the one process that owns the store: what is in flight is known to it alone.</summary>
    public ClaimedActions ClaimAsOwner(ClaimRequest request)
    {
        var claimed = Now(Tables.ClaimAsync(request, default));
        _inFlight.AddRange(claimed.Actions);
        return claimed;
    }

    public static T Now<T>(ValueTask<T> call) => call.IsCompletedSuccessfully ? call.Result : call.AsTask().GetAwaiter().GetResult();

    public static StoreUnavailableException Lost() => new("The connection to the simulated database was lost.");

    private ScheduledAction Leased(ScheduledAction action, long node)
    {
        var leased = action with { Version = action.Version + 1, Attempts = action.Attempts + 1, Lease = node };
        Write(action, leased);
        return leased;
    }

    private void Write(ScheduledAction before, ScheduledAction after) =>
        Now(Tables.CommitAsync(new ChangeSet([new RecordChange(Actions, ChangeKind.Update, Actions.KeyOfAny(after), after, before.Version)]), default));

    private ScheduledAction? FindAction(ScheduledAction action) => Now(Tables.FindAsync(ScheduledActionRecords.Instance, Actions.KeyOfAny(action), default));

    private bool HasFallenSilent(SimulatedAlone alone) => alone.Node.SilentSince is { } since && since + Silence <= clock.Now;

    private long EpochOf(int account) => Now(Tables.FindAsync(AccountEpochRecords.Instance, new RecordKey(account), default))?.Number ?? 0;
}
