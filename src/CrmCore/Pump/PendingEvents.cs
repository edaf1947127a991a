namespace CrmCore;

/// <summary>The events that are accepted and not decided: decided before, or with, whatever comes after them.</summary>
internal sealed class PendingEvents(ICrmStore store, EventPump pump)
{
    private const int Batch = 256;

    /// <summary>Whether the inbox may hold pending events: set when one is accepted and at the start.</summary>
    public bool MayHavePending { get; set; }

    /// <summary>Decides all that is pending, in the order accepted. Called by whoever holds the pump.</summary>
    public async ValueTask DrainAsync()
    {
        while (MayHavePending)
        {
            var page = await store.PageAsync(
                new PageRequest(StoredEventRecords.Instance, StoredEventRecords.ByOpen, new RecordKey((long)EventState.Pending), 1, Batch), CancellationToken.None).ConfigureAwait(false);
            if (page.Items.Count == 0)
            {
                MayHavePending = false;
                return;
            }

            var items = new List<WorkItem>(page.Items.Count);
            foreach (StoredEvent stored in page.Items) items.Add(new EventItem(stored));
            await pump.StepAsync(items, CancellationToken.None).ConfigureAwait(false);
            foreach (var item in items) await item.Committed.ConfigureAwait(false);
        }
    }
}
