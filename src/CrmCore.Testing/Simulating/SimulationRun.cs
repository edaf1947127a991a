namespace CrmCore.Testing;

/// <summary>Plays many seeds, on as many threads as there are processors, each seed in one thread.</summary>
internal sealed class SimulationRun(SimulationPlan plan)
{
    // Answers run what waited for them, and that what waited for it.
    private const int StackSize = 16 << 20;

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
        SimulationFailedException? failure = null;
        OnThreads(count, () => Work(ct));
        if (_failed is { } failed) OnThreads(1, () => failure = Explain(failed.Story, failed.End.Broken!));
        if (failure is not null) throw failure;
        ct.ThrowIfCancellationRequested();
        return _sum;
    }

    /// <summary>Does something on threads of its own: those of callers may have contexts, and here everything goes on where it is answered.</summary>
    public static void OnThreads(int count, Action work)
    {
        var threads = Enumerable.Range(0, count).Select(_ => new Thread(() => work(), StackSize) { IsBackground = true }).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
    }

    private void Work(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested && Take() is { } seed)
        {
            var story = StoryWriter.Write(plan, seed);
            Ended(story, _player.Play(story));
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
        var shortest = new Shrinking(_player, broken.Promise).Shrink(story);
        var told = _player.Play(shortest, speaks: true);
        return new SimulationFailedException(story.Seed, told.Broken ?? broken, told.Words, shortest.Steps.Count, story.Steps.Count);
    }
}
