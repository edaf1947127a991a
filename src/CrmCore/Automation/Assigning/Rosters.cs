namespace CrmCore;

/// <summary>
/// What a pump remembers of desks and turns, account by account. It holds as long as the roster's row has the version that it was read under; what a try of
/// a batch changed is undone when the batch is tried again. One for each pump.
/// </summary>
internal sealed class Rosters
{
    private readonly Dictionary<int, RosterState> _states = [];
    private readonly HashSet<int> _used = [];

    /// <summary>The account's desks and turns, as the decision at hand sees them.</summary>
    public RosterState Of(DecisionScope scope)
    {
        var account = scope.Account;
        var known = _states.TryGetValue(account, out var state);
        if (known && !ReferenceEquals(state!.Staff, scope.Model.Staff)) _states[account] = state = state.With(scope.Model.Staff);
        if (known && _used.Contains(account)) return state!;

        var version = Row(scope)?.Version ?? 0;
        if (!known || state!.Version != version) state = Read(scope, version);
        _used.Add(account);
        return state;
    }

    /// <summary>The row that every assignment of the account goes through; null before the first.</summary>
    public static Roster? Row(DecisionScope scope) => scope.Set.Of(RosterRecords.Instance).Find(RosterRecords.Key(scope.Account));

    /// <summary>A ring's turns, read from the store where they are not known yet.</summary>
    public static void NeedRing(DecisionScope scope, RosterState state, string ring)
    {
        if (state.HasRing(ring)) return;
        var turns = scope.Set.Of(TurnRecords.Instance);
        state.LoadRing(ring, [.. turns.Lookup(TurnRecords.ByRing, TurnRecords.RingKey(scope.Account, ring)).Select(key => turns.Find(key)!)]);
    }

    /// <summary>Begins a try of a batch: nothing of the one before is left.</summary>
    public void Undo()
    {
        if (_used.Count == 0) return;
        foreach (var account in _used) _states[account].Undo();
        _used.Clear();
    }

    /// <summary>The batch is durable.</summary>
    public void Keep(WorkingSet set)
    {
        if (_used.Count == 0) return;
        var rows = set.Of(RosterRecords.Instance);
        foreach (var account in _used) _states[account].Keep(rows.Find(RosterRecords.Key(account))?.Version ?? 0);
        _used.Clear();
    }

    /// <summary>Nobody knows what became of the batch, or another node was quicker: all is read anew.</summary>
    public void Forget()
    {
        foreach (var account in _used) _states.Remove(account);
        _used.Clear();
    }

    private RosterState Read(DecisionScope scope, long version)
    {
        var desks = scope.Set.Of(DeskRecords.Instance);
        var state = new RosterState(scope.Model.Staff);
        state.Load(version, [.. desks.Lookup(DeskRecords.ByAccount, new RecordKey(scope.Account)).Select(key => desks.Find(key)!)]);
        return _states[scope.Account] = state;
    }
}
