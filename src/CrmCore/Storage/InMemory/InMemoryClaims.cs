using NodaTime;

namespace CrmCore;

/// <summary>What is due and what is in flight.</summary>
internal sealed class InMemoryClaims(RecordType type)
{
    private readonly SortedSet<(long Due, long Number)> _places = [];
    private readonly Dictionary<long, RecordKey> _keys = [];
    private readonly Dictionary<RecordKey, (long Due, long Number)> _waiting = [];
    private readonly HashSet<RecordKey> _inFlight = [];
    private long _next;

    /// <summary>Notes a committed change of an action.</summary>
    public void Committed(in RecordChange change)
    {
        _inFlight.Remove(change.Key);
        if (_waiting.Remove(change.Key, out var place)) Drop(place);
        if (change.Kind != ChangeKind.Delete) Wait(change.Key, (ScheduledAction)change.Record);
    }

    public void Release(IReadOnlyList<ScheduledAction> actions)
    {
        foreach (var action in actions)
        {
            var key = type.KeyOfAny(action);
            if (_inFlight.Remove(key)) Wait(key, action);
        }
    }

    public ClaimedActions Claim(ClaimRequest request, InMemoryTable table)
    {
        var now = request.Now.ToUnixTimeMilliseconds();
        var actions = new List<ScheduledAction>();
        while (_places.Count > 0 && actions.Count < request.Limit && _places.Min is var first && first.Due <= now)
        {
            var key = _keys[first.Number];
            Drop(first);
            _waiting.Remove(key);
            _inFlight.Add(key);
            actions.Add((ScheduledAction)type.ReadAny(table.Find(key)!));
        }

        return new ClaimedActions(actions, _places.Count == 0 ? null : Instant.FromUnixTimeMilliseconds(_places.Min.Due));
    }

    private void Wait(in RecordKey key, ScheduledAction action)
    {
        if (action.DueAt is not { } due) return;
        var place = (due.ToUnixTimeMilliseconds(), _next++);
        _places.Add(place);
        _keys.Add(place.Item2, key);
        _waiting.Add(key, place);
    }

    private void Drop((long Due, long Number) place)
    {
        _places.Remove(place);
        _keys.Remove(place.Number);
    }
}
