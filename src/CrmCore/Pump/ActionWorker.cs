using Microsoft.Extensions.Logging;
using NodaTime;

namespace CrmCore;

/// <summary>Takes due actions and runs them: by hand until none is due (test desk), or for ever (host).</summary>
internal sealed class ActionWorker(ICrmStore store, ActionRunner runner, EventPump pump, TimeProvider timeProvider, int concurrency, ILogger logger) : IDisposable
{
    // Timers are decisions and reach nothing outside: as many as the pump decides in one commit go on at once.
    private const int TimersAtOnce = 256;

    // So many are taken while all slots are busy and wait for one, so that slow ports hold up no timer that is due behind them. Where nodes share what is due, the
    // others are left their part.
    private readonly int _mostAhead = store is ISharedStore ? 4 * concurrency : 1_000;

    // So many are taken at a look.
    private const int MostAtOnce = 256;

    // What other nodes plan is told by them; this is the net under it.
    private readonly Duration _longestWait = store is ISharedStore ? Duration.FromTimeSpan(NodeWatch.Every) : Duration.FromSeconds(30);

    private readonly SemaphoreSlim _wake = new(0, 1);
    private readonly SemaphoreSlim _slots = new(concurrency, concurrency);
    private readonly SemaphoreSlim _timers = new(TimersAtOnce, TimersAtOnce);
    private int _running;
    private int _taken;
    private volatile bool _working;

    /// <summary>The earliest waiting action seen at the last look; null when none waited.</summary>
    public Instant? NextDue { get; private set; }

    public int Running => Volatile.Read(ref _running);

    /// <summary>Whether it takes due actions.</summary>
    public bool IsWorking => _working;

    /// <summary>Called at each look, every half minute at least.</summary>
    public Action? Looked { get; set; }

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
    /// <returns>How many were run; the engine's own searches for doubles and timers are not counted.</returns>
    public async Task<int> RunDueAsync(CancellationToken ct)
    {
        var total = 0;
        while (true)
        {
            var claimed = await store.ClaimAsync(new ClaimRequest(pump.Now, 100), ct).ConfigureAwait(false);
            NextDue = claimed.NextDue;
            if (claimed.Actions.Count == 0) return total;
            total += await RunAllAsync(claimed.Actions, ct).ConfigureAwait(false) - claimed.Actions.Count(a => a.Phase is ActionPhase.Search or ActionPhase.Timer);
        }
    }

    /// <summary>Works until it is stopped; then waits for what it has begun.</summary>
    /// <param name="stop">Takes nothing more.</param>
    /// <param name="abort">Interrupts what has begun.</param>
    public async Task WorkAsync(CancellationToken stop, CancellationToken abort)
    {
        _working = true;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (!await TakeAsync(stop, abort).ConfigureAwait(false)) await WaitAsync(stop).ConfigureAwait(false);
                Looked?.Invoke();
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                break;
            }
#pragma warning disable CA1031 // the worker outlives whatever the store does
            catch (Exception error)
#pragma warning restore CA1031
            {
                RunnerLog.WorkerFailed(logger, error, 5);
                await Task.Delay(TimeSpan.FromSeconds(5), timeProvider, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        _working = false;
        await AllDoneAsync(_slots, concurrency).ConfigureAwait(false);
        await AllDoneAsync(_timers, TimersAtOnce).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _wake.Dispose();
        _slots.Dispose();
        _timers.Dispose();
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

    private async ValueTask<bool> TakeAsync(CancellationToken stop, CancellationToken abort)
    {
        var room = concurrency + _mostAhead - Volatile.Read(ref _taken);
        if (room <= 0)
        {
            await _slots.WaitAsync(stop).ConfigureAwait(false);
            _slots.Release();
            room = 1;
        }

        var claimed = await store.ClaimAsync(new ClaimRequest(pump.Now, Math.Min(room, MostAtOnce)), stop).ConfigureAwait(false);
        NextDue = claimed.NextDue;
        foreach (var action in claimed.Actions)
        {
            if (action.Phase == ActionPhase.Timer)
            {
                await _timers.WaitAsync(CancellationToken.None).ConfigureAwait(false);
                _ = RunTimerAsync(action, stop, abort);
            }
            else
            {
                Interlocked.Increment(ref _taken);
                _ = _slots.Wait(0, CancellationToken.None) ? RunInSlotAsync(action, stop, abort) : RunLaterAsync(action, stop, abort);
            }
        }

        return claimed.Actions.Count > 0;
    }

    private static async Task AllDoneAsync(SemaphoreSlim slots, int count)
    {
        for (var i = 0; i < count; i++) await slots.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        slots.Release(count);
    }

    private async Task RunTimerAsync(ScheduledAction action, CancellationToken stop, CancellationToken abort)
    {
        try
        {
            await Task.Yield();
            await RunUnlessStoppedAsync(action, stop, abort).ConfigureAwait(false);
        }
        finally
        {
            _timers.Release();
        }
    }

    private async Task RunInSlotAsync(ScheduledAction action, CancellationToken stop, CancellationToken abort)
    {
        Interlocked.Increment(ref _running);
        try
        {
            await Task.Yield();
            await RunUnlessStoppedAsync(action, stop, abort).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
            Interlocked.Decrement(ref _taken);
            _slots.Release();
        }
    }

    // It may have been cancelled or moved while it waited for a slot: then it is not what was taken any more.
    private async Task RunLaterAsync(ScheduledAction action, CancellationToken stop, CancellationToken abort)
    {
        try
        {
            await _slots.WaitAsync(stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            store.Release([action]);
            Interlocked.Decrement(ref _taken);
            return;
        }

        if (await IsAsTakenAsync(action).ConfigureAwait(false))
        {
            await RunInSlotAsync(action, stop, abort).ConfigureAwait(false);
            return;
        }

        Interlocked.Decrement(ref _taken);
        _slots.Release();
    }

    private async Task<bool> IsAsTakenAsync(ScheduledAction action)
    {
        try
        {
            var now = await store.FindAsync(ScheduledActionRecords.Instance, ScheduledActionRecords.Instance.KeyOf(action), CancellationToken.None).ConfigureAwait(false);
            return now?.Version == action.Version;
        }
#pragma warning disable CA1031 // a store that does not answer now is asked again by whoever runs the action
        catch (Exception error)
#pragma warning restore CA1031
        {
            RunnerLog.RunFailed(logger, error);
            return true;
        }
    }

    // Claimed and not begun: it waits for the next start.
    private Task RunUnlessStoppedAsync(ScheduledAction action, CancellationToken stop, CancellationToken abort)
    {
        if (!stop.IsCancellationRequested) return RunOneAsync(action, stop, abort);
        store.Release([action]);
        return Task.CompletedTask;
    }

    private async Task RunOneAsync(ScheduledAction action, CancellationToken stop, CancellationToken abort)
    {
        try
        {
            await runner.RunAsync(action, abort).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // one action never stops the others; it is given back and taken again
        catch (Exception error)
#pragma warning restore CA1031
        {
            if (!abort.IsCancellationRequested) RunnerLog.RunFailed(logger, error);

            // Not at once: whatever it met is likely still there.
            if (!stop.IsCancellationRequested) await Task.Delay(TimeSpan.FromSeconds(5), timeProvider, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            store.Release([action]);
            Wake();
        }
    }

    private async ValueTask WaitAsync(CancellationToken ct)
    {
        var wait = NextDue is { } due ? Duration.Min(due - pump.Now, _longestWait) : _longestWait;
        if (wait <= Duration.Zero) return;
        using var timer = timeProvider.CreateTimer(static worker => ((ActionWorker)worker!).Wake(), this, wait.ToTimeSpan(), Timeout.InfiniteTimeSpan);
        await _wake.WaitAsync(ct).ConfigureAwait(false);
    }
}
