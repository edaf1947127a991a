using CrmCore.CrashChild.Load;

namespace CrmCore.CrashChild.Check;

/// <summary>All that a store holds of the load's account, as it is read when nobody works any more.</summary>
internal sealed record StoreStory
{
    public required int Account { get; init; }

    public required IReadOnlyList<StoredEvent> Inbox { get; init; }

    public required IReadOnlyList<EventKey> Keys { get; init; }

    public required IReadOnlyList<Deal> Deals { get; init; }

    public required IReadOnlyList<TimelineEntry> Timeline { get; init; }

    public required IReadOnlyList<ScheduledAction> Actions { get; init; }

    public required IReadOnlyList<CrmTask> Tasks { get; init; }

    /// <summary>How many deals stand on each stage, as the façade tells it.</summary>
    public required IReadOnlyList<StageTotal> Totals { get; init; }

    public static async Task<StoreStory> ReadAsync(CrmEngine engine)
    {
        var account = (await engine.Accounts.FindAsync(LoadWork.Account))!.Number;
        var crm = engine.ForAccount(LoadWork.Account);
        return new StoreStory
        {
            Account = account,
            Inbox = await AllAsync(engine, StoredEventRecords.Instance, account),
            Keys = await AllAsync(engine, EventKeyRecords.Instance, account),
            Deals = await DealsAsync(crm),
            Timeline = await AllAsync(engine, TimelineRecords.Instance, account),
            Actions = await AllAsync(engine, ScheduledActionRecords.Instance, account),
            Tasks = await AllAsync(engine, CrmTaskRecords.Instance, account),
            Totals = await crm.Pipelines.TotalsAsync(LoadPipeline.Id),
        };
    }

    private static async Task<List<T>> AllAsync<T>(CrmEngine engine, RecordType<T> type, int account)
        where T : class
    {
        var all = new List<T>();
        await foreach (var record in engine.Store.AllAsync(type, -1, new RecordKey(account), 1, CancellationToken.None)) all.Add(record);
        return all;
    }

    private static async Task<List<Deal>> DealsAsync(Crm crm)
    {
        var all = new List<Deal>();
        string? after = null;
        do
        {
            var page = await crm.Deals.ListAsync(after, 1000);
            all.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        return all;
    }
}
