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
            return new EngineHealth
            {
                Lag = due.Items.Count > 0 && due.Items[0].DueAt is { } moment && moment < now ? now - moment : Duration.Zero,
                FailedEvents = await CountAsync(store, EventState.Failed, ct).ConfigureAwait(false),
                PendingEvents = await CountAsync(store, EventState.Pending, ct).ConfigureAwait(false),
                DeadLetters = await HeldAsync(store, ct).ConfigureAwait(false),
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

    private static async ValueTask<int> CountAsync(ICrmStore store, EventState state, CancellationToken ct)
    {
        var request = new PageRequest(StoredEventRecords.Instance, StoredEventRecords.ByOpen, new RecordKey((long)state), 1, EngineHealth.CountedAtMost);
        return (await store.PageAsync(request, ct).ConfigureAwait(false)).Items.Count;
    }

    private static async ValueTask<int> HeldAsync(ICrmStore store, CancellationToken ct)
    {
        var accounts = await store.PageAsync(new PageRequest(AccountRecords.Instance, -1, default, 0, Accounts), ct).ConfigureAwait(false);
        var count = 0;
        foreach (Account account in accounts.Items)
        {
            foreach (var held in new[] { HeldReasons.Dead, HeldReasons.Uncertain })
            {
                if (count >= EngineHealth.CountedAtMost) return EngineHealth.CountedAtMost;
                var request = new PageRequest(
                    ScheduledActionRecords.Instance, ScheduledActionRecords.ByHeld, new RecordKey(account.Number, T0: held), 2, EngineHealth.CountedAtMost - count);
                count += (await store.PageAsync(request, ct).ConfigureAwait(false)).Items.Count;
            }
        }

        return count;
    }
}
