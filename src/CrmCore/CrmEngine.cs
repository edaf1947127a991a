using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace CrmCore;

/// <summary>
/// The engine: one for a process and store. Thread-safe. Start it with <see cref="StartAsync"/> (the hosting package does), reach an
/// account with <see cref="ForAccount"/>.
/// </summary>
public sealed class CrmEngine : IAsyncDisposable
{
    private readonly ILogger _logger;
    private readonly ISharedStore? _shared;
    private readonly SemaphoreSlim _starting = new(1, 1);
    private volatile bool _started;

    /// <summary>Puts the engine together; <c>AddCrmCore</c> does it for you.</summary>
    /// <param name="services">The host's services.</param>
    /// <exception cref="InvalidOperationException">No store is registered, or an option is wrong; the message says what to do.</exception>
    public CrmEngine(IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(services);
        Store = services.GetService<ICrmStore>()
            ?? throw new InvalidOperationException("No store is registered. Call UseSqlite(\"crm.db\") or UseInMemory() in AddCrmCore.");
        Options = services.GetService<CrmOptions>() ?? new CrmOptions();
        if (Options.Problems().FirstOrDefault() is { } problem) throw new InvalidOperationException(problem);
        Seeds = services.GetService<CrmSeeds>() ?? new CrmSeeds();
        Time = services.GetRequiredService<TimeProvider>();
        Services = services;
        var logger = services.GetRequiredService<ILogger<CrmEngine>>();
        _logger = logger;
        var ids = services.GetRequiredService<IIdSource>();
        var points = new ContactPoints(services.GetRequiredService<IPhoneNumberParser>(), services.GetRequiredService<INameComparer>());
        Tools = new DecisionTools(ids, points, services.GetRequiredService<IAccessPolicy>());
        Directory = services.GetRequiredService<AccountDirectory>();
        Telemetry = new EngineTelemetry(Time, services.GetService<IMeterFactory>());
        _shared = Store as ISharedStore;
        Inbox = new PendingEvents(Store, Time);
        var pumps = Enumerable.Range(0, _shared?.Writers ?? 1).Select(lane => NewPump(lane == 0 ? Tools : Tools.With(ids))).ToArray();
        Pump = pumps[0];
        Queue = new PumpLanes(Array.ConvertAll(pumps, NewQueue), Directory, points);
        Runner = new ActionRunner(Store, Directory, Queue, Pump, services.GetServices<ActionExecutor>(), logger) { Telemetry = Telemetry };
        Kinds = KnownKinds.BuiltIn.WithActions(Runner.Kinds.Where(kind => !kind.StartsWith('$'))).WithTriggers(services.GetServices<HostKind>().Select(kind => kind.Kind));
        Worker = new ActionWorker(Store, Runner, Pump, Time, Options.ActionConcurrency, logger);
        foreach (var pump in pumps) pump.Planned = ToldOfPlans;
        Worker.Looked = LookAtInbox;
        if (_shared is not null) _shared.Heard = Hear;
        Telemetry.Kinds = Kinds.Triggers;
        Telemetry.Observe(() => Queue.Depth, () => Worker.Running);
        Health = new HealthWatch(this);
        Webhooks = new WebhookReceiver(Directory, services.GetRequiredService<ConnectionResolver>(), services.GetServices<IWebhookReader>(), Time, logger);
        Accounts = new CrmAccounts(this);
        Maintenance = new CrmMaintenance(this);
    }

    /// <summary>The accounts.</summary>
    public CrmAccounts Accounts { get; }

    /// <summary>What its operator does with the store: retention, copying an account into another store.</summary>
    public CrmMaintenance Maintenance { get; }

    /// <summary>The moment of the engine's clock, to the millisecond.</summary>
    public Instant Now => Pump.Now;

    /// <summary>When the next waiting action falls due, as of the last look; null when none waits.</summary>
    public Instant? NextDue => Worker.NextDue;

    /// <summary>Whether <see cref="StartAsync"/> has ended well.</summary>
    public bool IsStarted => _started;

    /// <summary>
    /// What the start found missing, each with its remedy: actions of registered pipelines that no adapter carries out (R72). Also written to the
    /// log. Empty before the start, and when nothing is missing.
    /// </summary>
    public IReadOnlyList<string> StartWarnings { get; private set; } = [];

    internal ICrmStore Store { get; }

    internal CrmOptions Options { get; }

    internal CrmSeeds Seeds { get; }

    internal TimeProvider Time { get; }

    internal IServiceProvider Services { get; }

    internal DecisionTools Tools { get; }

    /// <summary>The kinds of triggers and actions that pipelines may name.</summary>
    internal KnownKinds Kinds { get; }

    internal AccountDirectory Directory { get; }

    internal EventPump Pump { get; }

    internal PumpLanes Queue { get; }

    internal EventItems Items { get; } = new();

    internal ActionRunner Runner { get; }

    internal ActionWorker Worker { get; }

    internal PendingEvents Inbox { get; }

    internal EngineTelemetry Telemetry { get; }

    internal HealthWatch Health { get; }

    internal WebhookReceiver Webhooks { get; }

    /// <summary>
    /// Opens and migrates the store, publishes the seeds to every account, validates them, and decides what a stopped engine left undecided.
    /// Calling it again does nothing.
    /// </summary>
    /// <param name="ct">Stops starting.</param>
    /// <returns>When the engine is ready.</returns>
    /// <exception cref="InvalidPipelineException">A registered pipeline is wrong; the message lists every problem.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot be opened.</exception>
    public async Task StartAsync(CancellationToken ct = default)
    {
        await _starting.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            if (_started) return;
            SeedPublisher.Validate(this);
            StartWarnings = MissingAdapters.Find(Seeds.Pipelines, Services);
            foreach (var warning in StartWarnings) PumpLog.StartWarning(_logger, warning);
            await Store.OpenAsync(RecordCatalog.Schema, ct).ConfigureAwait(false);
            await foreach (var account in Store.AllAsync(AccountRecords.Instance, AccountRecords.ById, default, 0, ct).ConfigureAwait(false))
            {
                await SeedPublisher.PublishAsync(this, account.Id, ct).ConfigureAwait(false);
            }

            Inbox.MayHavePending = true;
            await Inbox.DrainAsync(Pump).ConfigureAwait(false);
            _started = true;
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <summary>The engine of one account. Cheap; whether the account exists shows at the first call.</summary>
    /// <param name="account">The account's id.</param>
    /// <returns>Its face.</returns>
    public Crm ForAccount(string account)
    {
        ArgumentException.ThrowIfNullOrEmpty(account);
        return new Crm(this, account);
    }

    /// <summary>Runs every action that is due now, and what falls due by it, until nothing is: for hosts without a worker, and for tests.</summary>
    /// <param name="ct">Stops after the action that is running.</param>
    /// <returns>How many were run.</returns>
    public Task<int> RunDueAsync(CancellationToken ct = default) => Worker.RunDueAsync(ct);

    /// <summary>Runs due actions until it is stopped, then waits for what it has begun. The hosting package calls it.</summary>
    /// <param name="ct">Stops the worker: it takes nothing more, and what it has begun goes on to its end.</param>
    /// <param name="abort">
    /// Interrupts what it has begun, for a host that cannot wait longer: a repeatable action is tried again at the next start with the same
    /// key, a once action is parked as uncertain.
    /// </param>
    /// <returns>When everything begun has ended.</returns>
    public Task WorkAsync(CancellationToken ct, CancellationToken abort = default) => Task.WhenAll(
        Options.RunActions ? Worker.WorkAsync(ct, abort) : Task.CompletedTask,
        _shared is null ? Task.CompletedTask : NodeWatch.RunAsync(LookAtSharedInbox, Time, ct));

    /// <summary>Looks how the engine is: whether the store answers, the worker works, something is late or waits for people. Reads a few rows.</summary>
    /// <param name="ct">Stops looking.</param>
    /// <returns>What it saw. A store that does not answer is told in the result, not thrown.</returns>
    public async ValueTask<EngineHealth> CheckHealthAsync(CancellationToken ct = default)
    {
        var seen = _started ? await Health.ReadAsync(ct).ConfigureAwait(false) : new EngineHealth();
        return seen with { IsStarted = _started, RunsActions = Options.RunActions, IsWorking = Worker.IsWorking, Running = Worker.Running, Queued = Queue.Depth };
    }

    /// <summary>Takes nothing more in, commits what stands in the queue, and closes the store. Stop the worker before.</summary>
    /// <returns>When it is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        await Queue.CloseAsync().ConfigureAwait(false);
        Inbox.Dispose();
        Telemetry.Dispose();
        Worker.Dispose();
        Queue.Dispose();
        _starting.Dispose();
        await Store.DisposeAsync().ConfigureAwait(false);
    }

    private EventPump NewPump(DecisionTools tools)
    {
        var pump = new EventPump(Store, Directory, tools, Time, _logger) { Telemetry = Telemetry };
        if (_shared is { } shared) pump.DecideAccepted = draining => Inbox.DrainSharedAsync(shared, draining);
        return pump;
    }

    private PumpQueue NewQueue(EventPump pump) =>
        new(pump, Options.MaxBatch, Options.QueueCapacity)
        {
            BeforeEvents = () => Inbox.DrainAsync(pump),
            Starter = Options.Starter,
            Gathers = _shared is not null && Options.Starter is null,
        };

    // A node that runs no actions tells those that do.
    private void ToldOfPlans()
    {
        Worker.Wake();
        if (!Options.RunActions) _shared?.Tell(StoreNews.Planned);
    }

    private void Hear(StoreNews news)
    {
        if (news.HasFlag(StoreNews.Planned)) Worker.Wake();
        if (news.HasFlag(StoreNews.Accepted)) LookAtSharedInbox();
    }

    private void LookAtSharedInbox()
    {
        if (!_started) return;
        Inbox.MayHavePending = true;
        Queue.Nudge();
    }

    // After a time without the store, events may stand in the inbox that nobody would decide before the next one comes.
    private void LookAtInbox()
    {
        if (Inbox.MayHavePending) Queue.Nudge();
        Health.Look();
    }
}
