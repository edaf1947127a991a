using Microsoft.Extensions.Logging;
using NodaTime;

namespace CrmCore;

/// <summary>Takes due actions and runs them: by hand until none is due (test desk), or for ever (host).</summary>
internal sealed class ActionWorker(ICrmStore store, ActionRunner runner, EventPump pump, TimeProvider time, int concurrency, ILogger logger) : IDisposable
{
    private static readonly Duration LongestWait = Duration.FromSeconds(30);

    private readonly SemaphoreSlim _wake = new(0, 1);
    private readonly SemaphoreSlim _slots = new(concurrency, concurrency);
    private int _running;

    /// <summary>The earliest waiting action seen at the last look; null when none waited.</summary>
    public Instant? NextDue { get; private set; }

    public int Running => Volatile.Read(ref _running);

    /// <summary>Says that something was planned that may be due before the worker looks again.</summary>
    public void Wake()
    {
        if (_wake.CurrentCount == 0)
        {
            try
            {
                _wake.Release();
            }
            catch (SemaphoreFullException)
            {
                // Somebody else woke it in the same instant.
            }
        }
    }

    /// <summary>Runs what is due now, and what falls due by it, one after the other, until nothing is.</summary>
    /// <returns>How many were run.</returns>
    public async Task<int> RunDueAsync(CancellationToken ct)
    {
        var total = 0;
        while (true)
        {
            var claimed = await store.ClaimAsync(new ClaimRequest(pump.Now, 100), ct).ConfigureAwait(false);
            NextDue = claimed.NextDue;
            if (claimed.Actions.Count == 0) return total;
            total += await RunAllAsync(claimed.Actions, ct).ConfigureAwait(false);
        }
    }

    /// <summary>Works until it is stopped; then waits for what it has begun.</summary>
    public async Task WorkAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                if (!await TakeAsync(ct).ConfigureAwait(false)) await WaitAsync(ct).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                break;
            }
#pragma warning disable CA1031 // the worker outlives whatever the store does
            catch (Exception error)
#pragma warning restore CA1031
            {
                RunnerLog.WorkerFailed(logger, error, 5);
                await Task.Delay(TimeSpan.FromSeconds(5), time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        for (var i = 0; i < concurrency; i++) await _slots.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        _slots.Release(concurrency);
    }

    public void Dispose()
    {
        _wake.Dispose();
        _slots.Dispose();
    }

    private async ValueTask<int> RunAllAsync(IReadOnlyList<ScheduledAction> actions, CancellationToken ct)
    {
        var done = 0;
        try
        {
            for (; done < actions.Count; done++) await runner.RunAsync(actions[done], ct).ConfigureAwait(false);
            return done;
        }
        finally
        {
            // When the store fails, what was taken and not carried out is there for the next look.
            if (done < actions.Count) store.Release([.. actions.Skip(done)]);
        }
    }

    private async ValueTask<bool> TakeAsync(CancellationToken ct)
    {
        var room = concurrency - Running;
        if (room <= 0)
        {
            await _slots.WaitAsync(ct).ConfigureAwait(false);
            _slots.Release();
            room = 1;
        }

        var claimed = await store.ClaimAsync(new ClaimRequest(pump.Now, room), ct).ConfigureAwait(false);
        NextDue = claimed.NextDue;
        foreach (var action in claimed.Actions)
        {
            await _slots.WaitAsync(CancellationToken.None).ConfigureAwait(false);
            Interlocked.Increment(ref _running);
            _ = RunInSlotAsync(action, ct);
        }

        return claimed.Actions.Count > 0;
    }

    private async Task RunInSlotAsync(ScheduledAction action, CancellationToken ct)
    {
        try
        {
            await Task.Yield();
            await RunOneAsync(action, ct).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
            _slots.Release();
        }
    }

    private async Task RunOneAsync(ScheduledAction action, CancellationToken ct)
    {
        try
        {
            await runner.RunAsync(action, ct).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // one action never stops the others; it is given back and taken again
        catch (Exception error)
#pragma warning restore CA1031
        {
            if (!ct.IsCancellationRequested)
            {
                RunnerLog.RunFailed(logger, error);

                // Not at once: whatever it met is likely still there.
                await Task.Delay(TimeSpan.FromSeconds(5), time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            store.Release([action]);
            Wake();
        }
    }

    private async ValueTask WaitAsync(CancellationToken ct)
    {
        var wait = NextDue is { } due ? Duration.Min(due - pump.Now, LongestWait) : LongestWait;
        if (wait <= Duration.Zero) return;
        using var timer = time.CreateTimer(static worker => ((ActionWorker)worker!).Wake(), this, wait.ToTimeSpan(), Timeout.InfiniteTimeSpan);
        await _wake.WaitAsync(ct).ConfigureAwait(false);
    }
}
