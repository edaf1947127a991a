using CrmCore.Testing;

namespace CrmCore.Scenarios.Simulating;

/// <summary>The faults that the simulation is tried with.</summary>
internal static class PlantedFaults
{
    /// <summary>Answers as committed, and has lost the event itself.</summary>
    public sealed class LosesAnEvent(ICrmStore inner) : PlantedStore(inner)
    {
        private int _seen;

        public override ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct) =>
            Inner.CommitAsync(changes.Changes.Any(c => c.Record is StoredEvent) && ++_seen % 5 == 0 ? Without(changes, c => c.Record is StoredEvent) : changes, ct);
    }

    /// <summary>Sometimes forgets to write what happened to a card.</summary>
    public sealed class LosesATimelineEntry(ICrmStore inner) : PlantedStore(inner)
    {
        private int _seen;

        public override ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct) =>
            Inner.CommitAsync(++_seen % 4 == 0 ? Without(changes, c => c.Record is TimelineEntry) : changes, ct);
    }

    /// <summary>Applies what only adds up twice: a commit that was sent again after its answer was lost.</summary>
    public sealed class CommitsTwice(ICrmStore inner) : PlantedStore(inner)
    {
        public override async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct)
        {
            var result = await Inner.CommitAsync(changes, ct);
            if (result.IsCommitted && changes.Changes.Any(c => c.Record is StageCount)) await Inner.CommitAsync(new ChangeSet([.. changes.Changes.Where(c => c.Record is StageCount)]), ct);
            return result;
        }
    }

    /// <summary>Writes rows whatever version they have.</summary>
    public sealed class IgnoresVersions(ICrmStore inner) : PlantedStore(inner)
    {
        public override async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct)
        {
            var result = await Inner.CommitAsync(changes, ct);
            if (result.Conflicts.Count == 0 || result.Conflicts.Any(c => c.Kind != ChangeKind.Update)) return result;
            var forced = new List<RecordChange>();
            foreach (var change in changes.Changes)
            {
                var page = await Inner.PageAsync(new PageRequest(change.Type, -1, change.Key, change.Type.KeyColumns, 1), ct);
                forced.Add(page.Items.Count == 0 || change.Kind != ChangeKind.Update ? change : change with { ExpectedVersion = change.Type.VersionOfAny(page.Items[0]) });
            }

            return await Inner.CommitAsync(new ChangeSet(forced) { Epochs = changes.Epochs, IsAlone = changes.IsAlone, Lease = changes.Lease }, ct);
        }
    }

    /// <summary>Gives due actions also to a node that does not have them, each once: what is leased to others, too.</summary>
    public sealed class HonoursNoLease(ISharedStore inner) : PlantedSharedStore(inner)
    {
        private readonly HashSet<string> _given = new(StringComparer.Ordinal);

        public override async ValueTask<ClaimedActions> ClaimAsync(ClaimRequest request, CancellationToken ct)
        {
            var claimed = await Inner.ClaimAsync(request, ct);
            var due = await Inner.PageAsync(new PageRequest(ScheduledActionRecords.Instance, ScheduledActionRecords.ByDue, default, 0, 50), ct);
            var others = due.Items.Cast<ScheduledAction>().Where(a => a.DueAt <= request.Now && !claimed.Actions.Any(c => c.Key == a.Key) && _given.Add(a.Key));
            return claimed with { Actions = [.. claimed.Actions, .. others] };
        }
    }

    /// <summary>A handler that calls its service twice.</summary>
    public sealed class CallsTwice(SimulatedReceiver receiver) : IActionHandler<SimulatedShop.Parcel>
    {
        public async ValueTask<ActionOutcome> RunAsync(ActionContext<SimulatedShop.Parcel> action, CancellationToken ct)
        {
            await receiver.TakeAsync(action.Key, ct);
            await receiver.TakeAsync(action.Key, ct);
            return ActionOutcome.Done;
        }
    }

    /// <summary>A handler that hands on a key of its own making.</summary>
    public sealed class MakesItsOwnKey(SimulatedReceiver receiver) : IActionHandler<SimulatedShop.Parcel>
    {
        public async ValueTask<ActionOutcome> RunAsync(ActionContext<SimulatedShop.Parcel> action, CancellationToken ct)
        {
            await receiver.TakeAsync("parcel-of-" + action.Deal.Id, ct);
            return ActionOutcome.Done;
        }
    }
}
