using Microsoft.Extensions.Logging;
using NodaTime;

namespace CrmCore;

/// <summary>
/// Load – decide – save for a batch. Awaits nothing but the store; deciding is synchronous and pure. One step at a time: the queue sees to
/// that, and simulation, dry run and replay drive it by hand.
/// </summary>
internal sealed class EventPump(ICrmStore store, AccountDirectory accounts, DecisionTools tools, TimeProvider time, ILogger logger)
{
    private const int MaxConflicts = 64;
    private const int MaxMisses = 1_000;

    private readonly NodeTurn? _turn = store is ISharedStore shared ? new NodeTurn(shared, accounts, logger) : null;
    private readonly WorkingSet _set = RecordCatalog.NewSet();
    private readonly List<RecordLookup> _missing = [];
    private readonly List<WorkItem> _live = [];
    private int _conflicts;

    // Another node may have committed between two looks of this one, so that what they tell does not fit together: what fails by that is no fault of the
    // event. It is decided once more while nobody else decides.
    private bool _mayBeTorn;

    /// <summary>Decides what was accepted before and waits: called before a batch where other nodes may have accepted events. Null where there are none.</summary>
    public Func<EventPump, ValueTask>? DecideAccepted { get; set; }

    /// <summary>Whether what it decides now is what was accepted before: nothing has to be decided before that.</summary>
    public bool DecidesAccepted { get; set; }

    /// <summary>Told what happens; null in replays.</summary>
    public EngineTelemetry? Telemetry { get; set; }

    /// <summary>Told after a commit that planned or changed actions.</summary>
    public Action? Planned { get; set; }

    public Instant Now => Instant.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());

    /// <summary>Decides a batch in one commit and completes every item, one way or the other.</summary>
    public async ValueTask StepAsync(IReadOnlyList<WorkItem> batch, CancellationToken ct)
    {
        using var activity = Telemetry?.StartBatch(batch.Count);
        try
        {
            if (_turn is not null && await _turn.LookAsync(batch, ct).ConfigureAwait(false) && !DecidesAccepted && DecideAccepted is { } accepted)
            {
                // What another node has accepted keeps its place before the batch.
                await accepted(this).ConfigureAwait(false);
                await _turn.LookAsync(batch, ct).ConfigureAwait(false);
            }

            await ResolveAsync(batch, ct).ConfigureAwait(false);

            // Each try but one that met a conflict has one item less that misses something, is refused or fails: they end.
            while (!await TryAsync(ct).ConfigureAwait(false))
            {
                if (_conflicts > MaxConflicts) throw new CrmException($"A batch of {_live.Count} met a conflict {MaxConflicts} times in a row. Try again.");
            }

            Telemetry?.Stepped(_live);
        }
#pragma warning disable CA1031 // whatever it is belongs to the callers that wait
        catch (Exception error)
#pragma warning restore CA1031
        {
            PumpLog.StepFailed(logger, error, _live.Count);
            activity?.SetStatus(System.Diagnostics.ActivityStatusCode.Error, error.GetType().Name);
            foreach (var item in batch) item.Fail(error);
            _live.Clear();
            tools.Rosters.Forget();
        }

        if (_turn is not null) await _turn.EndAsync().ConfigureAwait(false);

        // The last that is done with an item: its caller may give it back at once.
        foreach (var item in _live) item.Complete();
        _live.Clear();
        _missing.Clear();
        _set.Clear();
        _conflicts = 0;
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
            (item as EventItem)?.Prepare(tools.Points, item.Model);
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
        tools.Timeline.Clear();
        tools.Rosters.Undo();
        await LoadAsync(ct).ConfigureAwait(false);
        _mayBeTorn = false;
        if (!Decide())
        {
            if (_mayBeTorn) await _turn!.EnterAloneAsync(_live, ct).ConfigureAwait(false);
            return false;
        }

        var changes = _set.Changes();
        if (changes.IsEmpty)
        {
            tools.Rosters.Undo();
            return true;
        }

        if (_turn is not null)
        {
            if (!await _turn.MaySaveAsync(changes, _live, ct).ConfigureAwait(false)) return false;
            changes = _turn.Signed(_set, _live);
        }

        var started = Telemetry?.StartCommit() ?? -1;
        var result = await store.CommitAsync(changes, ct).ConfigureAwait(false);
        if (result.IsCommitted)
        {
            tools.Rosters.Keep(_set);
            Telemetry?.Committed(started, changes);
            Announce(changes);
            return true;
        }

        _conflicts++;
        if (_turn is not null) await _turn.CatchUpAsync(_live, ct).ConfigureAwait(false);
        Learn(result, changes.Lease);
        return false;
    }

    private void Learn(CommitResult refused, long lease)
    {
        foreach (var item in _live) item.LeaseEnded |= refused.IsFenced && item.ReliesOnLease == lease;
        foreach (var conflict in refused.Conflicts) MarkDuplicate(conflict);
        if (refused.Conflicts.Any(c => c.Type == RosterRecords.Instance)) tools.Rosters.Forget();
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
        var complete = true;
        foreach (var item in _live)
        {
            if (item.IsDuplicate) continue;
            try
            {
                item.Decide(_set, tools, now);
            }
            catch (RecordNotLoadedException absent) when (++item.Misses <= MaxMisses)
            {
                // The rare decision that needs more than was foreseen: load it too, and decide the batch anew. The others go on, so that all
                // that they miss is loaded at once; what else they say counts for nothing, since the set holds half a decision.
                _missing.AddRange(absent.Lookups);
                complete = false;
            }
            catch (DecisionWithdrawnException withdrawn)
            {
                if (!complete) continue;
                item.Refusal = withdrawn.Refusal;
                return false;
            }
#pragma warning disable CA1031 // one bad event never takes its batch with it: it is kept with its error
            catch (Exception error)
#pragma warning restore CA1031
            {
                if (!complete) continue;
                if (_turn is null or { IsAlone: true }) Fail(item, error);
                else _mayBeTorn = true;
                return false;
            }
        }

        return complete;
    }

    private void Fail(WorkItem item, Exception error)
    {
        PumpLog.DecisionFailed(logger, error);
        if (item.Failure is null)
        {
            item.Failure = error;
            return;
        }

        // Even writing its failure down failed: its caller is told, the others go on.
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
