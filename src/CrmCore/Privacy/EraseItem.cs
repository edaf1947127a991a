using NodaTime;

namespace CrmCore;

/// <summary>Blanks a person's values in some rows of one table, as they stand at that moment.</summary>
internal sealed class EraseItem(int account, RecordType type, IReadOnlyList<RecordKey> keys, PersonalValues person) : WorkItem
{
    public override AccountRef Account => AccountRef.Of(account);

    public int Blanked { get; private set; }

    public int Removed { get; private set; }

    public override void Want(WorkingSet set, int round)
    {
        if (round > 0) return;
        foreach (var key in keys) set.Want(type, -1, key);
    }

    public override void Decide(WorkingSet set, DecisionTools tools, Instant now)
    {
        if (Failure is not null) throw new CrmException($"The rows of '{type.Name}' could not be erased: {Failure.Message}", Failure);
        Blanked = 0;
        Removed = 0;
        var rows = set.Of(type);
        foreach (var key in keys)
        {
            if (rows.FindAny(key) is not { } record || !type.IsAbout(record, person)) continue;
            if (type.Erased(record, person) is { } erased)
            {
                rows.UpdateAny(erased);
                Blanked++;
            }
            else
            {
                rows.DeleteAny(key);
                Removed++;
            }
        }
    }
}
