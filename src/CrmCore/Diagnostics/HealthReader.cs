using NodaTime;

namespace CrmCore;

/// <summary>Reads from the store how the engine is: a bounded number of rows.</summary>
internal static class HealthReader
{
    private const int Accounts = 200;

    public static async ValueTask<EngineHealth> ReadAsync(ICrmStore store, Instant now, CancellationToken ct)
    {
        try
        {
            var due = await store.PageAsync(ScheduledActionRecords.Instance, ScheduledActionRecords.ByDue, default, 0, 1, null, false, ct).ConfigureAwait(false);
            var accounts = await store.PageAsync(AccountRecords.Instance, -1, default, 0, Accounts, null, false, ct).ConfigureAwait(false);
            var pending = await OpenAsync(store, EventState.Pending, ct).ConfigureAwait(false);
            var uncertain = await HeldAsync(store, accounts.Items, HeldReasons.Uncertain, ct).ConfigureAwait(false);
            var dead = await HeldAsync(store, accounts.Items, HeldReasons.Dead, ct).ConfigureAwait(false);
            return new EngineHealth
            {
                Lag = due.Items.Count > 0 && due.Items[0].DueAt is { } moment ? Since(moment, now) : Duration.Zero,
                FailedEvents = (await OpenAsync(store, EventState.Failed, ct).ConfigureAwait(false)).Count,
                PendingEvents = pending.Count,
                PendingAge = pending.Count > 0 ? Since(await OldestAsync(store, accounts.Items, pending, ct).ConfigureAwait(false), now) : Duration.Zero,
                DeadLetters = Math.Min(dead + uncertain, EngineHealth.CountedAtMost),
                UncertainActions = uncertain,
            };
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // whatever keeps the store from answering is what was asked for
        catch (Exception error)
#pragma warning restore CA1031
        {
            return new EngineHealth { StoreError = error.Message };
        }
    }

    private static Duration Since(Instant moment, Instant now) => moment < now ? now - moment : Duration.Zero;

    private static async ValueTask<IReadOnlyList<StoredEvent>> OpenAsync(ICrmStore store, EventState state, CancellationToken ct) =>
        (await store.PageAsync(StoredEventRecords.Instance, StoredEventRecords.ByOpen, new RecordKey((long)state), 1, EngineHealth.CountedAtMost, null, false, ct).ConfigureAwait(false)).Items;

    // Open events lie account by account: when there are more than were read, other accounts may have older ones.
    private static async ValueTask<Instant> OldestAsync(ICrmStore store, IReadOnlyList<Account> accounts, IReadOnlyList<StoredEvent> read, CancellationToken ct)
    {
        var oldest = read.Min(e => e.RecordedAt);
        if (read.Count < EngineHealth.CountedAtMost) return oldest;
        foreach (var account in accounts)
        {
            var key = new RecordKey((long)EventState.Pending, N1: account.Number);
            var first = await store.PageAsync(StoredEventRecords.Instance, StoredEventRecords.ByOpen, key, 2, 1, null, false, ct).ConfigureAwait(false);
            if (first.Items.Count > 0) oldest = Instant.Min(oldest, first.Items[0].RecordedAt);
        }

        return oldest;
    }

    private static async ValueTask<int> HeldAsync(ICrmStore store, IReadOnlyList<Account> accounts, string held, CancellationToken ct)
    {
        var count = 0;
        foreach (var account in accounts)
        {
            if (count >= EngineHealth.CountedAtMost) return EngineHealth.CountedAtMost;
            var key = new RecordKey(account.Number, T0: held);
            count += (await store.PageAsync(ScheduledActionRecords.Instance, ScheduledActionRecords.ByHeld, key, 2, EngineHealth.CountedAtMost - count, null, false, ct).ConfigureAwait(false)).Items.Count;
        }

        return count;
    }
}
