using NodaTime;

namespace CrmCore;

/// <summary>Removes rows of one table, or strips them, if they are still to go at that moment: whatever changed them meanwhile wins.</summary>
/// <param name="account">The account's number.</param>
/// <param name="type">The table.</param>
/// <param name="keys">The rows.</param>
/// <param name="kept">What is kept of a row: itself, another version of it, or null for nothing.</param>
internal sealed class RetentionItem(int account, RecordType type, IReadOnlyList<RecordKey> keys, Func<object, object?> kept) : WorkItem
{
    public override AccountRef Account => AccountRef.Of(account);

    public int Removed { get; private set; }

    public override void Want(WorkingSet set, int round)
    {
        if (round > 0) return;
        foreach (var key in keys) set.Want(type, -1, key);
    }

    public override void Decide(WorkingSet set, DecisionTools tools, Instant now)
    {
        if (Failure is not null) throw new CrmException($"The rows of '{type.Name}' could not be removed: {Failure.Message}", Failure);
        Removed = 0;
        var rows = set.Of(type);
        foreach (var key in keys)
        {
            if (rows.FindAny(key) is not { } record) continue;
            var left = kept(record);
            if (ReferenceEquals(left, record)) continue;
            if (left is null) rows.DeleteAny(key);
            else rows.UpdateAny(left);
            Removed++;
        }
    }
}
