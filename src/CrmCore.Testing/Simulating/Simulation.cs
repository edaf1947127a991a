namespace CrmCore.Testing;

/// <summary>
/// Plays days of a simulated product with your pipelines: one seed draws what people and services do, how the clock goes, which process dies or
/// stands still when, and what ports and the store do wrong; one to three engines decide over one store. After each step the promises of the
/// engine are looked at, and yours. Immutable: each method gives another simulation.
/// </summary>
/// <remarks>
/// A seed is played in one thread on a fake clock, and replays exactly. Handlers and adapters of yours run in that thread: they may await a
/// <see cref="SimulatedReceiver"/> and what completes at once, nothing that goes on on another thread. Seeds are played side by side, so that
/// what handlers share must be safe for several threads.
/// </remarks>
public sealed class Simulation
{
    private readonly SimulationPlan _plan;

    private Simulation(SimulationPlan plan) => _plan = plan;

    /// <summary>A simulation of one or more pipelines, of 1,000 seeds from 1 on.</summary>
    /// <param name="pipelines">The pipelines; their triggers say which events are drawn.</param>
    /// <returns>The simulation.</returns>
    /// <exception cref="ArgumentException">There is no pipeline.</exception>
    public static Simulation Of(params IReadOnlyList<PipelineDefinition> pipelines)
    {
        ArgumentNullException.ThrowIfNull(pipelines);
        if (pipelines.Count == 0) throw new ArgumentException("Give at least one pipeline to simulate.", nameof(pipelines));
        return new Simulation(new SimulationPlan(pipelines));
    }

    /// <summary>Adds to each engine what the product adds: actions and who carries them out, adapters, lines, rules, templates, sources.</summary>
    /// <param name="configure">Called at each start of a simulated process. Stores are ignored, and outgoing adapters are replaced by recording ones.</param>
    /// <returns>The simulation.</returns>
    public Simulation With(Action<ICrmBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var before = _plan.Configure;
        return new Simulation(_plan with
        {
            Configure = crm =>
            {
                before?.Invoke(crm);
                configure(crm);
            },
        });
    }

    /// <summary>How many seeds are played.</summary>
    /// <param name="count">1 at least.</param>
    /// <param name="first">The first one. The default value is 1.</param>
    /// <returns>The simulation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    public Simulation Seeds(int count, int first = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new Simulation(_plan with { Seeds = count, First = first });
    }

    /// <summary>Plays one seed: that of a failure, again.</summary>
    /// <param name="seed">The seed.</param>
    /// <returns>The simulation.</returns>
    public Simulation Seed(int seed) => Seeds(1, seed);

    /// <summary>How many steps a story has.</summary>
    /// <param name="count">1 at least. Drawn, 20 to 50, where it is not said.</param>
    /// <returns>The simulation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    public Simulation Steps(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new Simulation(_plan with { Steps = count });
    }

    /// <summary>How many processes there are.</summary>
    /// <param name="count">1 to 8. Drawn, 1 to 3, where it is not said.</param>
    /// <returns>The simulation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is not 1 to 8.</exception>
    public Simulation Nodes(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 8);
        return new Simulation(_plan with { Nodes = count });
    }

    /// <summary>How many accounts there are: <c>test</c>, <c>test2</c> and so on, each as the test desk has it.</summary>
    /// <param name="count">1 to 8. Drawn, 1 or 2, where it is not said.</param>
    /// <returns>The simulation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is not 1 to 8.</exception>
    public Simulation Accounts(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 8);
        return new Simulation(_plan with { Accounts = count });
    }

    /// <summary>Draws events of yours besides the usual ones.</summary>
    /// <param name="draw">
    /// Makes an event from the chance that it is given, and from nothing else. One without a source gets <c>own</c>, one without a key gets a
    /// key of its own.
    /// </param>
    /// <returns>The simulation.</returns>
    public Simulation Events(Func<SimulationChance, InboundEvent> draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        return new Simulation(_plan with { Events = [.. _plan.Events, draw] });
    }

    /// <summary>A promise of yours: looked at whenever nothing is under way, for each account.</summary>
    /// <param name="name">What must hold, in a few words.</param>
    /// <param name="check">Reads the account, and says what is wrong; null where nothing is.</param>
    /// <returns>The simulation.</returns>
    public Simulation Always(string name, Func<Crm, ValueTask<string?>> check)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(check);
        return new Simulation(_plan with { Promises = [.. _plan.Promises, (name, check)] });
    }

    /// <summary>Tells how far it is.</summary>
    /// <param name="progress">Told after each seed, from any of the threads.</param>
    /// <returns>The simulation.</returns>
    public Simulation Report(IProgress<SimulationProgress> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return new Simulation(_plan with { Progress = progress });
    }

    /// <summary>How many seeds are played side by side.</summary>
    /// <param name="count">1 at least. As many as there are processors, where it is not said.</param>
    /// <returns>The simulation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    public Simulation Threads(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new Simulation(_plan with { Threads = count });
    }

    /// <summary>Plays the seeds on threads of their own, and waits for them.</summary>
    /// <param name="ct">Stops after the seeds that are being played.</param>
    /// <returns>What was gone through: no promise was broken.</returns>
    /// <exception cref="SimulationFailedException">A story broke a promise: the message says the seed, what, and the shortest story found.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public SimulationReport Run(CancellationToken ct = default) => new SimulationRun(_plan).Run(ct);

    /// <summary>Plays the seeds beside whatever the caller does.</summary>
    /// <param name="ct">Stops after the seeds that are being played.</param>
    /// <returns>What was gone through: no promise was broken.</returns>
    /// <exception cref="SimulationFailedException">A story broke a promise.</exception>
    public Task<SimulationReport> RunAsync(CancellationToken ct = default) => Task.Factory.StartNew(() => Run(ct), ct, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Puts something between the engines and the store.</summary>
    internal Simulation Decorate(Func<SimulatedStore, ICrmStore> decorate) => new(_plan with { Decorate = decorate });

    /// <summary>Plays the first seed and tells it, whether a promise was broken or not.</summary>
    internal StoryEnd Tell()
    {
        StoryEnd? end = null;
        SimulationRun.OnThreads(1, () => end = new StoryPlayer(_plan).Play(StoryWriter.Write(_plan, _plan.First), speaks: true));
        return end!;
    }
}
