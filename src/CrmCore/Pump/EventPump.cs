using Microsoft.Extensions.Logging;
using NodaTime;

namespace CrmCore;

/// <summary>
/// Load – decide – save for a batch. Awaits nothing but the store; deciding is synchronous and pure. One step at a time: the queue sees to
/// that, and simulation, dry run and replay drive it by hand.
/// </summary>
internal sealed class EventPump(ICrmStore store, AccountDirectory accounts, DecisionTools tools, TimeProvider time, ILogger logger)
{
    private const int MaxTries = 64;
    private const int MaxMissing = 16;

    private readonly WorkingSet _set = RecordCatalog.NewSet();
    private readonly List<RecordLookup> _missing = [];
    private readonly List<WorkItem> _live = [];

    /// <summary>Told what happens; null in replays.</summary>
    public EngineTelemetry? Telemetry { get; set; }

    /// <summary>Told after each commit how many items it decided.</summary>
    public Action<int>? Stepped { get; set; }

    /// <summary>Told after a commit that planned or changed actions.</summary>
    public Action? Planned { get; set; }

    public Instant Now => Instant.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());

    /// <summary>Decides a batch in one commit and completes every item, one way or the other.</summary>
    public async ValueTask StepAsync(IReadOnlyList<WorkItem> batch, CancellationToken ct)
    {
        using var activity = Telemetry?.StartBatch(batch.Count);
        try
        {
            await ResolveAsync(batch, ct).ConfigureAwait(false);
            for (var tries = 0; !await TryAsync(ct).ConfigureAwait(false); tries++)
            {
                // Each record that a decision missed is loaded with the next try: that is progress, as long as it ends.
                if (tries >= MaxTries + (_missing.Count < MaxMissing * batch.Count ? _missing.Count : 0)) throw new CrmException($"A batch of {_live.Count} met a conflict {MaxTries} times in a row. Try again.");
            }

            Telemetry?.Stepped(_live);
            foreach (var item in _live) item.Complete();
            Stepped?.Invoke(_live.Count);
        }
#pragma warning disable CA1031 // whatever it is belongs to the callers that wait
        catch (Exception error)
#pragma warning restore CA1031
        {
            PumpLog.StepFailed(logger, error, _live.Count);
            activity?.SetStatus(System.Diagnostics.ActivityStatusCode.Error, error.GetType().Name);
            foreach (var item in batch) item.Fail(error);
        }
        finally
        {
            _live.Clear();
            _missing.Clear();
            _set.Clear();
        }
    }

    private async ValueTask ResolveAsync(IReadOnlyList<WorkItem> batch, CancellationToken ct)
    {
        // All are live from the start, so that each hears of it when an account cannot be read.
        _live.AddRange(batch);
        for (var i = 0; i < _live.Count;)
        {
            var item = _live[i];
            if (accounts.TryGet(item.Account, out var model) || (model = await accounts.FindAsync(item.Account, ct).ConfigureAwait(false)!) is not null)
            {
                item.Model = model;
                Prepare(item);
                i++;
            }
            else
            {
                _live.RemoveAt(i);
                item.Fail(new InvalidOperationException($"There is no account '{item.Account}'. Create it with engine.Accounts.CreateAsync."));
            }
        }
    }

    private void Prepare(WorkItem item)
    {
        try
        {
            (item as EventItem)?.Prepare(tools.Points);
        }
#pragma warning disable CA1031 // the host's reader of phone numbers may throw anything; the event is kept with the error
        catch (Exception error)
#pragma warning restore CA1031
        {
            PumpLog.DecisionFailed(logger, error);
            item.Failure = error;
        }
    }

    private async ValueTask<bool> TryAsync(CancellationToken ct)
    {
        _set.Clear();
        await LoadAsync(ct).ConfigureAwait(false);
        if (!Decide()) return false;
        var changes = _set.Changes();
        if (changes.IsEmpty) return true;
        var started = Telemetry?.StartCommit() ?? -1;
        var result = await store.CommitAsync(changes, ct).ConfigureAwait(false);
        if (result.IsCommitted)
        {
            Telemetry?.Committed(started, changes);
            Announce(changes);
            return true;
        }

        foreach (var conflict in result.Conflicts) MarkDuplicate(conflict);
        return false;
    }

    private async ValueTask LoadAsync(CancellationToken ct)
    {
        for (var round = 0; round < 8; round++)
        {
            foreach (var item in _live)
            {
                if (!item.IsDuplicate) item.Want(_set, round);
            }

            if (round == 0)
            {
                foreach (var lookup in _missing) _set.Want(lookup);
            }

            if (_set.Wanted.Count == 0)
            {
                if (round > 0) return;
                continue;
            }

            var loading = store.LoadAsync(_set, ct);
            if (!loading.IsCompletedSuccessfully) await loading.ConfigureAwait(false);
        }
    }

    private bool Decide()
    {
        var now = Now;
        foreach (var item in _live)
        {
            if (item.IsDuplicate) continue;
            try
            {
                item.Decide(_set, tools, now);
            }
            catch (RecordNotLoadedException absent)
            {
                // The rare decision that needs more than was foreseen: load it too, and decide the batch anew.
                _missing.Add(absent.Lookup);
                return false;
            }
            catch (DecisionWithdrawnException)
            {
                return false;
            }
#pragma warning disable CA1031 // one bad event never takes its batch with it: it is kept with its error
            catch (Exception error)
#pragma warning restore CA1031
            {
                PumpLog.DecisionFailed(logger, error);
                if (item.Failure is null) item.Failure = error;
                else GiveUp(item, error);
                return false;
            }
        }

        return true;
    }

    // Even writing its failure down failed: its caller is told, the others go on.
    private void GiveUp(WorkItem item, Exception error)
    {
        _live.Remove(item);
        item.Fail(error);
    }

    private void MarkDuplicate(in RecordChange conflict)
    {
        if (conflict.Type != EventKeyRecords.Instance) return;
        foreach (var item in _live)
        {
            if (item.Key is { } key && key == conflict.Key) item.IsDuplicate = true;
        }
    }

    private void Announce(ChangeSet changes)
    {
        var planned = false;
        foreach (var change in changes.Changes)
        {
            if (change.Type == SettingRecords.Instance || change.Type == AccountRecords.Instance) accounts.Forget((int)change.Key.N0);
            else if (change.Type == ScheduledActionRecords.Instance && change.Kind != ChangeKind.Delete) planned = true;
        }

        if (planned) Planned?.Invoke();
    }
}
