using NodaTime;

namespace CrmCore;

/// <summary>The events that are accepted and not decided: decided before, or with, whatever comes after them.</summary>
internal sealed class PendingEvents(ICrmStore store, TimeProvider time) : IDisposable
{
    private const int Batch = 256;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    // How long an event of the host's own transaction is looked for; it is found later too, by whatever comes next or at the next start.
    private static readonly Duration Patience = Duration.FromMinutes(10);

    private readonly ISharedStore? _shared = store as ISharedStore;
    private readonly Lock _gate = new();
    private Instant _expectedUntil = Instant.MinValue;
    private ITimer? _looking;

    /// <summary>Whether the inbox may hold pending events: set when one is accepted and at the start.</summary>
    public bool MayHavePending { get; set; }

    /// <summary>Whether events may come to stand in the inbox of which nobody tells: those that the host accepts in transactions of its own.</summary>
    public bool ExpectsMore(Instant now) => now < _expectedUntil;

    /// <summary>
    /// Says that the host may commit an event of its own from now on. In a store that nodes share the commit itself tells them; elsewhere nobody hears of
    /// it, and the inbox is looked at for some time.
    /// </summary>
    public void Expect(Instant now, Action look)
    {
        if (_shared is not null) return;
        lock (_gate)
        {
            _expectedUntil = now + Patience;
            _looking ??= time.CreateTimer(_ => LookOnce(look), null, LookEvery, LookEvery);
        }
    }

    public void Dispose() => StopLooking();

    /// <summary>Decides all that is pending, in the order accepted. Called by whoever holds the pump.</summary>
    public async ValueTask DrainAsync(EventPump pump)
    {
        if (!MayHavePending && !ExpectsMore(pump.Now)) return;
        if (_shared is not null) await DrainSharedAsync(_shared, pump).ConfigureAwait(false);
        else await DrainOwnAsync(pump).ConfigureAwait(false);
    }

    /// <summary>Decides what is pending in a store that nodes share: one of them does, the others wait for it, so that the order stays.</summary>
    public async ValueTask DrainSharedAsync(ISharedStore shared, EventPump pump)
    {
        MayHavePending = false;
        if (!(await shared.LookAsync([], CancellationToken.None).ConfigureAwait(false)).HasPending) return;
        MayHavePending = true;
        var alone = await shared.EnterAloneAsync(0, CancellationToken.None).ConfigureAwait(false);
        await using (alone.ConfigureAwait(false))
        {
            pump.DecidesAccepted = true;
            try
            {
                await DrainOwnAsync(pump).ConfigureAwait(false);
            }
            finally
            {
                pump.DecidesAccepted = false;
            }
        }
    }

    private void LookOnce(Action look)
    {
        look();
        if (!ExpectsMore(Instant.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds()))) StopLooking();
    }

    private void StopLooking()
    {
        lock (_gate)
        {
            _looking?.Dispose();
            _looking = null;
        }
    }

    private async ValueTask DrainOwnAsync(EventPump pump)
    {
        // What comes in while these are decided is left to the next look, so that whoever waits behind them does not wait for ever.
        while (await DecidePageAsync(pump).ConfigureAwait(false) == Batch)
        {
        }
    }

    private async ValueTask<int> DecidePageAsync(EventPump pump)
    {
        // Lowered before looking: what is accepted from now on raises it again.
        MayHavePending = false;
        try
        {
            var page = await store.PageAsync(
                new PageRequest(StoredEventRecords.Instance, StoredEventRecords.ByOpen, new RecordKey((long)EventState.Pending), 1, Batch), CancellationToken.None).ConfigureAwait(false);
            if (page.Items.Count == 0) return 0;
            var items = new List<WorkItem>(page.Items.Count);
            foreach (StoredEvent stored in page.Items) items.Add(new EventItem(stored));
            await pump.StepAsync(items, CancellationToken.None).ConfigureAwait(false);
            foreach (var item in items) await item.Committed.ConfigureAwait(false);
            return items.Count;
        }
        catch
        {
            MayHavePending = true;
            throw;
        }
    }
}
