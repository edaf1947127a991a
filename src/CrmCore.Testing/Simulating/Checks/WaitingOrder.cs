namespace CrmCore.Testing;

/// <summary>What waits is served in its order: within one list of a queue nobody is passed over by a later one (R41).</summary>
internal static class WaitingOrder
{
    public static void Look(Ledger ledger, InMemoryStore tables, WaitingRequest served, List<TimelineEntry> entries)
    {
        // Who takes one out by hand takes the one that they want.
        if (!entries.Exists(e => e.Card == served.Subject && e.Kind is TimelineKinds.Assigned or TimelineKinds.ConversationGiven)) return;
        var key = WaitingRecords.Key(served.Account, served.Queue, served.List, 0);
        var page = SimulatedDatabase.Now(tables.PageAsync(new PageRequest(WaitingRecords.Instance, -1, key, 3, 1), default));
        if (page.Items is not [WaitingRequest first] || first.Number >= served.Number || first.Tried.Count > 0) return;
        ledger.Break("queues are fair", $"{served.Kind} {served.Subject}, number {served.Number} of '{served.Queue}', was given before {first.Subject}, number {first.Number}");
    }
}
