namespace CrmCore.Storage.PostgreSql;

/// <summary>
/// What this node has taken and knows of. When the answer to a claim is lost, the rows may be this node's all the same, and nobody would carry them out while it
/// lives: what is leased to it and not known here is given back.
/// </summary>
internal sealed class HeldActions(RecordType type)
{
    private readonly Lock _gate = new();
    private readonly HashSet<RecordKey> _held = [];
    private readonly List<LostSession> _lost = [];

    public void Took(List<ScheduledAction> actions)
    {
        lock (_gate)
        {
            foreach (var action in actions) _held.Add(type.KeyOfAny(action));
        }
    }

    public void GaveBack(IEnumerable<RecordKey> keys)
    {
        lock (_gate) _held.ExceptWith(keys);
    }

    /// <summary>Notes a commit: what it removed or gave a new moment is not held any more.</summary>
    public void Committed(ChangeSet changes)
    {
        lock (_gate)
        {
            if (_held.Count == 0) return;
            foreach (var change in changes.Changes)
            {
                if (ReferenceEquals(change.Type, type) && (change.Kind == ChangeKind.Delete || LeaseReader.Of(type, change.Record) == 0)) _held.Remove(change.Key);
            }
        }
    }

    /// <summary>Notes that the answer to a claim was lost.</summary>
    public void Lost(Session session)
    {
        lock (_gate) _lost.Add(LostSession.Of(session));
    }

    /// <summary>The connections whose claims are not cleared up yet.</summary>
    public IReadOnlyList<LostSession> LostSessions()
    {
        lock (_gate) return [.. _lost];
    }

    public void ClearedUp(LostSession lost)
    {
        lock (_gate) _lost.Remove(lost);
    }

    /// <summary>Those of the rows leased to this node that it does not know of.</summary>
    public List<RecordKey> UnknownOf(List<RecordKey> leased)
    {
        lock (_gate) return [.. leased.Where(key => !_held.Contains(key))];
    }
}
