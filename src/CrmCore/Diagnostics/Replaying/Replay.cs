using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace CrmCore;

/// <summary>
/// A second engine in memory, on a clock that the recorded events drive. Ports answer that all was done; automatic moves are decided anew
/// (R62).
/// </summary>
internal sealed class Replay : IDisposable
{
    private readonly ReplayStore _store;
    private readonly ReplayClock _clock;
    private readonly ReplayIds _ids = new();
    private readonly EventPump _pump;
    private readonly PumpQueue _queue;
    private readonly ActionWorker _worker;

    public Replay(ReplayStore store, Instant from, DecisionTools tools, IEnumerable<string> kinds)
    {
        _store = store;
        _clock = new ReplayClock(from);
        var directory = new AccountDirectory(store, new AccountCompiler(DateTimeZoneProviders.Tzdb) { GivesWork = false });
        _pump = new EventPump(store, directory, tools.With(_ids), _clock, NullLogger.Instance);
        _queue = new PumpQueue(_pump, 1, 1);
        var lanes = new PumpLanes([_queue], directory, tools.Points);
        var runner = new ActionRunner(store, directory, lanes, _pump, kinds.Select(kind => new ReplayExecutor(kind)), NullLogger.Instance) { Doubles = new DoublesRun(lanes) { Merges = false } };
        _worker = new ActionWorker(store, runner, _pump, _clock, 1, NullLogger.Instance);
    }

    /// <summary>Runs what falls due until a moment, each at its own.</summary>
    public async ValueTask RunUntilAsync(Instant end, CancellationToken ct)
    {
        await _worker.RunDueAsync(ct).ConfigureAwait(false);
        while (_worker.NextDue is { } due && due <= end)
        {
            _clock.GoTo(due);
            await _worker.RunDueAsync(ct).ConfigureAwait(false);
        }

        _clock.GoTo(end);
        await _worker.RunDueAsync(ct).ConfigureAwait(false);
    }

    /// <summary>Feeds a recorded event in, under its own id.</summary>
    public async ValueTask FeedAsync(StoredEvent e, CancellationToken ct)
    {
        var accepted = new RecordChange(StoredEventRecords.Instance, ChangeKind.Insert, StoredEventRecords.Instance.KeyOf(e), e, 0);
        await _store.CommitAsync(new ChangeSet([accepted]), ct).ConfigureAwait(false);
        _ids.Follow(e.Id.Value);
        var item = new EventItem(e);
        await _pump.StepAsync([item], ct).ConfigureAwait(false);
        await item.Committed.ConfigureAwait(false);
    }

    /// <summary>Gives a card to whoever was given it by rule or by answering first.</summary>
    public async ValueTask GiveAsync(int account, GivenCard given, Guid card, CancellationToken ct)
    {
        var item = new GivenItem(account, given.Kind, card, given.To);
        await _pump.StepAsync([item], ct).ConfigureAwait(false);
        await item.Committed.ConfigureAwait(false);
    }

    public void Dispose()
    {
        _worker.Dispose();
        _queue.Dispose();
    }
}
