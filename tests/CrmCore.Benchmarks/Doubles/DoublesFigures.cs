namespace CrmCore.Benchmarks;

/// <summary>Runs searches one after another and keeps how long each took, with its commit and without.</summary>
internal sealed class DoublesFigures(TimeProvider clock, int searches)
{
    private readonly Latencies _search = new(clock, searches);
    private readonly Latencies _reads = new(clock, searches);
    private readonly Latencies _commits = new(clock, searches);
    private long _lookups;
    private long _loads;
    private int _found;
    private Sample? _sample;

    public async Task RunAsync(PumpLanes queue, TimedStore store, IEnumerable<ScheduledAction> actions, CancellationToken cancellation)
    {
        var items = actions.Select(action => new DoublesItem(action, mayMerge: true)).ToArray();
        _sample = await Meter.MeasureAsync(clock, searches, async () =>
        {
            foreach (var item in items)
            {
                store.Reset();
                var started = clock.GetTimestamp();
                await queue.RunAsync(item, cancellation);
                var whole = clock.GetElapsedTime(started);
                _search.Add(whole - store.Committing);
                _reads.Add(store.Loading);
                _commits.Add(store.Committing);
                _lookups += store.Lookups;
                _loads += store.Loads;
                if (item.Sure is not null) _found++;
            }
        });
    }

    public IReadOnlyList<BenchmarkRow> Rows(int contacts) =>
    [
        new($"The search among {contacts:N0} without its commit: p50", _search.Percentile(0.5).TotalMilliseconds, "ms") { Gate = Gate.AtMost(1).AsTarget() },
        new("The search without its commit: p99", _search.Percentile(0.99).TotalMilliseconds, "ms") { Gate = Gate.AtMost(5).AsTarget() },
        new("Reads of it: p50", _reads.Percentile(0.5).TotalMilliseconds, "ms"),
        new("Reads of it: p99", _reads.Percentile(0.99).TotalMilliseconds, "ms"),
        new("The commit apart: p50", _commits.Percentile(0.5).TotalMilliseconds, "ms"),
        new("The commit apart: p99", _commits.Percentile(0.99).TotalMilliseconds, "ms"),
        new("CPU of a search, commit included", _sample!.CpuMicrosecondsEach, "us"),
        new("Allocated by a search", _sample.AllocatedEach / 1000, "KB"),
        new("Look-ups of a search", (double)_lookups / searches, ""),
        new("Rounds of look-ups", (double)_loads / searches, ""),
        new("Searches that found a sure double", 100.0 * _found / searches, "%"),
    ];
}
