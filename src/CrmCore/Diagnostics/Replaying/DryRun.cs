using NodaTime;

namespace CrmCore;

/// <summary>Replays a period under a changed definition and compares it, by key, with what was recorded (R62).</summary>
internal sealed class DryRun(ICrmStore store, AccountModel model, DecisionTools tools, IReadOnlyCollection<string> kinds)
{
    public async ValueTask<DryRunReport> ReplayAsync(PipelineDefinition changed, Instant from, Instant to, IProgress<int>? progress, CancellationToken ct)
    {
        var memory = new ReplayStore();
        await using var _ = memory.ConfigureAwait(false);
        var recorded = new RecordedPeriod(store, model, from);
        var seed = new ReplaySeed(store, model, changed, from, recorded, memory);
        await seed.PlantAsync(ct).ConfigureAwait(false);
        using var replay = new Replay(memory, from, tools, kinds);
        var fed = 0;
        var events = recorded.Events.Where(e => IsFed(e, changed) && !recorded.IsRating(e)).OrderBy(recorded.DecidedAt).ThenBy(e => e.Id.Value).ToList();
        var given = new Queue<GivenCard>(recorded.GivenOtherwise(events.Select(e => e.Id).ToHashSet()));
        foreach (var e in events)
        {
            ct.ThrowIfCancellationRequested();
            await GiveUntilAsync((recorded.DecidedAt(e), e.Id.Value)).ConfigureAwait(false);
            await replay.RunUntilAsync(recorded.DecidedAt(e), ct).ConfigureAwait(false);
            await replay.FeedAsync(recorded.Translate(e, memory.Keys), ct).ConfigureAwait(false);
            foreach (var card in recorded.GivenBy(e.Id)) await GiveAsync(card).ConfigureAwait(false);
            fed++;
            progress?.Report(fed);
        }

        await GiveUntilAsync((to, Guid.AllBitsSet)).ConfigureAwait(false);
        await replay.RunUntilAsync(to, ct).ConfigureAwait(false);
        return Compare(changed, recorded, memory) with { From = from, To = to, Events = fed };

        // Ids are time-ordered: of what happened in one millisecond they tell what came first.
        async ValueTask GiveUntilAsync((Instant At, Guid Id) end)
        {
            while (given.TryPeek(out var next) && (next.At, next.Entry).CompareTo(end) < 0)
            {
                await replay.RunUntilAsync(next.At, ct).ConfigureAwait(false);
                await GiveAsync(given.Dequeue()).ConfigureAwait(false);
            }
        }

        ValueTask GiveAsync(GivenCard card) => replay.GiveAsync(model.Number, card, memory.Keys.IdOf(card.Card, recorded.Keys), ct);
    }

    // What was made of an event by other events comes of itself; the changed pipeline is in force from the beginning.
    private static bool IsFed(StoredEvent e, PipelineDefinition changed) =>
        e is { State: EventState.Decided, Chain: 0 }
        && e.Kind != CommandKinds.RehouseDeal
        && !NotReplayed.Has(e.Kind)
        && !(e.Kind == CommandKinds.SaveSetting && RecordedPeriod.SettingOf(e).Kind == SettingKinds.Line)
        && !(e.Kind == CommandKinds.SaveSetting && RecordedPeriod.SettingOf(e) == (SettingKinds.Pipeline, changed.Id));

    private static DryRunReport Compare(PipelineDefinition changed, RecordedPeriod recorded, ReplayStore memory)
    {
        var before = recorded.Tracks.Values.ToDictionary(t => recorded.Keys.KeyOf(t.Deal), StringComparer.Ordinal);
        var after = memory.Tracks.Values.ToDictionary(t => memory.Keys.KeyOf(t.Deal), StringComparer.Ordinal);
        var keys = before.Keys.Union(after.Keys, StringComparer.Ordinal).ToList();
        var deals = keys.Select(key => Difference(before.GetValueOrDefault(key), after.GetValueOrDefault(key))).Where(d => d is not null).Select(d => d!).ToList();
        return new DryRunReport { Pipeline = changed.Id, Compared = keys.Count, Deals = deals, Stages = Totals(changed, before.Values, after.Values) };
    }

    private static DryRunDeal? Difference(DealTrack? before, DealTrack? after)
    {
        var was = before?.Planned ?? [];
        var would = after?.Planned ?? [];
        var deal = new DryRunDeal
        {
            Deal = before is null ? null : new DealId(before.Deal),
            MadeBy = (before ?? after)!.MadeBy,
            Before = before?.Path ?? [],
            After = after?.Path ?? [],
            OnlyNow = Without(would, was),
            NoLonger = Without(was, would),
        };
        return deal.Before.SequenceEqual(deal.After, StringComparer.Ordinal) && deal.OnlyNow.Count + deal.NoLonger.Count == 0 ? null : deal;
    }

    private static List<string> Without(IReadOnlyList<string> actions, IReadOnlyList<string> others)
    {
        var left = actions.ToList();
        foreach (var other in others) left.Remove(other);
        left.Sort(StringComparer.Ordinal);
        return left;
    }

    private static IReadOnlyList<DryRunStage> Totals(PipelineDefinition changed, IReadOnlyCollection<DealTrack> before, IReadOnlyCollection<DealTrack> after)
    {
        var known = changed.Stages.Select(s => s.Id).Append(Outcomes.Won).Append(Outcomes.Lost);
        var gone = before.Where(t => t.Pipeline == changed.Id).Select(t => t.Stage).Order(StringComparer.Ordinal);
        return [.. known.Union(gone, StringComparer.Ordinal).Select(stage => new DryRunStage(stage, Count(before, stage), Count(after, stage)))];

        int Count(IReadOnlyCollection<DealTrack> tracks, string stage) => tracks.Count(t => t.Pipeline == changed.Id && t.Stage == stage);
    }
}
