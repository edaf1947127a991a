namespace CrmCore.Testing;

/// <summary>The inbox as commits made it: each event is decided once, and none goes.</summary>
internal sealed class EventsTold
{
    private readonly Dictionary<Guid, long> _decided = [];

    public int Decided => _decided.Count;

    /// <summary>At which commit an event was decided; null when it was not.</summary>
    public long? DecidedAt(EventId id) => _decided.TryGetValue(id.Value, out var at) ? at : null;

    public void Look(Ledger ledger, ChangeKind kind, StoredEvent? before, StoredEvent after, long commit)
    {
        if (kind == ChangeKind.Delete)
        {
            ledger.Break("no event is lost", $"the inbox row of {after.Kind} {after.Id} was deleted");
        }
        else if (after.State == EventState.Decided && before?.State != EventState.Decided)
        {
            if (!_decided.TryAdd(after.Id.Value, commit)) ledger.Break("events are decided once", $"{after.Kind} {after.Id} was decided at commit {_decided[after.Id.Value]} and again at {commit}");
        }
        else if (after.State == EventState.Decided && before?.State == EventState.Decided && after.Kind == before.Kind && after.Body.Span.SequenceEqual(before.Body.Span))
        {
            ledger.Break("events are decided once", $"{after.Kind} {after.Id} was decided already, and commit {commit} decides it again");
        }
        else if (before?.State == EventState.Decided && after.State != EventState.Decided)
        {
            ledger.Break("events are decided once", $"{after.Kind} {after.Id} was decided and is {after.State} again");
        }
    }
}
