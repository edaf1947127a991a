namespace CrmCore.Testing;

/// <summary>Plays many seeds, on as many threads as there are processors, each seed in one thread.</summary>
internal sealed class SimulationRun(SimulationPlan plan)
{
    private static readonly TimeSpan LongestShrinking = TimeSpan.FromSeconds(20);

    private readonly StoryPlayer _player = new(plan);
    private readonly Lock _gate = new();
    private SimulationReport _sum = new();
    private int _next;
    private (Story Story, StoryEnd End)? _failed;

    /// <summary>Plays them.</summary>
    /// <exception cref="SimulationFailedException">A story broke a promise: that of the lowest seed among those that were played.</exception>
    public SimulationReport Run(CancellationToken ct)
    {
        var count = Math.Min(plan.Seeds, plan.Threads > 0 ? plan.Threads : Environment.ProcessorCount);
        var threads = Enumerable.Range(0, count - 1).Select(_ => new Thread(() => Work(ct)) { IsBackground = true }).ToArray();
        foreach (var thread in threads) thread.Start();
        Work(ct);
        foreach (var thread in threads) thread.Join();
        if (_failed is { } failed) throw Explain(failed.Story, failed.End.Broken!);
        ct.ThrowIfCancellationRequested();
        return _sum;
    }

    private void Work(CancellationToken ct)
    {
        // Callers may have a context of their own; here everything goes on where it is answered.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            while (!ct.IsCancellationRequested && Take() is { } seed)
            {
                var story = StoryWriter.Write(plan, seed);
                Ended(story, _player.Play(story));
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private int? Take()
    {
        lock (_gate) return _next < plan.Seeds && _failed is null ? plan.First + _next++ : null;
    }

    private void Ended(Story story, StoryEnd end)
    {
        int done;
        lock (_gate)
        {
            if (end.Broken is not null && (_failed is null || _failed.Value.Story.Seed > story.Seed)) _failed = (story, end);
            _sum = _sum.Plus(end.Counts);
            done = _sum.Seeds;
        }

        plan.Progress?.Report(new SimulationProgress(done, plan.Seeds));
    }

    private SimulationFailedException Explain(Story story, BrokenPromise broken)
    {
        var time = TimeProvider.System;
        var began = time.GetTimestamp();
        var shortest = new Shrinking(_player, broken.Promise, () => time.GetElapsedTime(began) > LongestShrinking).Shrink(story);
        var told = _player.Play(shortest, speaks: true);
        return new SimulationFailedException(story.Seed, told.Broken ?? broken, told.Words, shortest.Steps.Count, story.Steps.Count);
    }
}
