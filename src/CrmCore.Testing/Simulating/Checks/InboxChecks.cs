namespace CrmCore.Testing;

/// <summary>What a caller was told of an event stands in the inbox.</summary>
internal static class InboxChecks
{
    /// <summary>A caller is answered now.</summary>
    public static void Answered(SimulatedWorld world, HandedEvent handed, EventOutcome outcome)
    {
        if (outcome.Status == EventStatus.Duplicate) return;
        Look(world, handed, outcome);
    }

    public static void Look(SimulatedWorld world, HandedEvent handed, EventOutcome outcome)
    {
        if (Row(world, handed) is not { } row)
        {
            world.Ledger.Break("no event is lost", $"{handed.Words} was answered as {outcome.Status}, and the inbox does not have it");
            return;
        }

        if (row.Id != outcome.Event) world.Ledger.Break("no event is lost", $"{handed.Words} was answered as {outcome.Event}, and the inbox has it as {row.Id}");
        var isAsTold = outcome.Status switch
        {
            EventStatus.Decided => row.State == EventState.Decided,
            EventStatus.Failed => row.State is EventState.Failed or EventState.Decided or EventState.Dropped,
            _ => true,
        };
        if (!isAsTold) world.Ledger.Break("no event is lost", $"{handed.Words} was answered as {outcome.Status}, and the inbox says {row.State}");
    }

    public static StoredEvent? Row(SimulatedWorld world, HandedEvent handed)
    {
        if (People.NumberOf(world, handed.Account) is not { } account) return null;
        var key = SimulatedDatabase.Now(world.Database.Tables.FindAsync(EventKeyRecords.Instance, new RecordKey(account, EventKey.Hash(handed.Event.Source, handed.Event.Key)), default));
        return key is null ? null : SimulatedDatabase.Now(world.Database.Tables.FindAsync(StoredEventRecords.Instance, StoredEventRecords.Key(account, key.Event), default));
    }
}
