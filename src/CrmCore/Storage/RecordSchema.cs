namespace CrmCore;

/// <summary>The record types of this version of the engine.</summary>
/// <param name="Version">The schema's version: counts from 1 and grows with every change of a record type.</param>
/// <param name="Types">The types, each at the position of its <see cref="RecordType.Ordinal"/>.</param>
public sealed record RecordSchema(int Version, IReadOnlyList<RecordType> Types)
{
    /// <summary>The position of the index of <see cref="Actions"/> by due moment, which <see cref="ICrmStore.ClaimAsync"/> goes along.</summary>
    public static int ActionsByDue => ScheduledActionRecords.ByDue;

    /// <summary>The look-up that finds accepted events that wait to be decided: in a shared store nodes ask whether there are any.</summary>
    public static RecordLookup Pending => new(StoredEventRecords.Instance, StoredEventRecords.ByOpen, new RecordKey((long)EventState.Pending));

    /// <summary>The type of the accounts' epochs: account and number; null when this schema has none.</summary>
    public RecordType? Epochs { get; } = Types.FirstOrDefault(type => type is AccountEpochRecords);

    /// <summary>The type of planned actions (<see cref="ScheduledAction"/>); null when this schema has none.</summary>
    public RecordType? Actions { get; } = Types.FirstOrDefault(type => type is ScheduledActionRecords);
}
