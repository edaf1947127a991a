using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CrmCore.Testing;

/// <summary>
/// A sales desk for tests: the whole engine in memory (or on your store), on a fake clock, with recording adapters. Nothing runs by
/// itself: <see cref="AdvanceAsync(Period)"/> moves the clock and runs what falls due.
/// </summary>
public sealed class CrmTestDesk : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private CrmTestDesk(ServiceProvider services, FakeClock clock, Outbox outbox, string account)
    {
        _services = services;
        Clock = clock;
        Sent = outbox;
        Engine = services.GetRequiredService<CrmEngine>();
        Crm = Engine.ForAccount(account);
    }

    /// <summary>The clock: it stands still until it is moved.</summary>
    public FakeClock Clock { get; }

    /// <summary>What was sent through the recording adapters.</summary>
    public Outbox Sent { get; }

    /// <summary>The engine.</summary>
    public CrmEngine Engine { get; }

    /// <summary>The account <c>test</c>: region RU, zone Europe/Moscow, an administrator <c>olga</c>, an employee <c>ivan</c>, a mailbox.</summary>
    public Crm Crm { get; }

    /// <summary>Events in.</summary>
    public CrmEvents Events => Crm.Events;

    /// <summary>Deals.</summary>
    public CrmDeals Deals => Crm.Deals;

    /// <summary>Contacts.</summary>
    public CrmContacts Contacts => Crm.Contacts;

    /// <summary>Leads.</summary>
    public CrmLeads Leads => Crm.Leads;

    /// <summary>Tasks.</summary>
    public CrmTasks Tasks => Crm.Tasks;

    /// <summary>Planned actions.</summary>
    public CrmActions Actions => Crm.Actions;

    /// <summary>Timelines.</summary>
    public CrmTimeline Timeline => Crm.Timeline;

    /// <summary>A desk with one or more pipelines, at Monday 2 March 2026, 10:00 in Moscow.</summary>
    /// <param name="pipelines">The pipelines.</param>
    /// <returns>The desk, ready.</returns>
    public static Task<CrmTestDesk> WithAsync(params IReadOnlyList<PipelineDefinition> pipelines) => CreateAsync(crm =>
    {
        foreach (var pipeline in pipelines) crm.AddPipeline(pipeline);
    });

    /// <summary>A desk put together by hand: a store of your own, templates, your actions.</summary>
    /// <param name="configure">Adds to the engine; without a store the desk keeps everything in memory.</param>
    /// <param name="start">Where the clock stands; null for Monday 2 March 2026, 10:00 in Moscow.</param>
    /// <param name="settings">The account's settings; null for a default sender and mailbox.</param>
    /// <returns>The desk, ready.</returns>
    public static async Task<CrmTestDesk> CreateAsync(Action<ICrmBuilder> configure, Instant? start = null, AccountSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var clock = FakeClock.At(start ?? Instant.FromUtc(2026, 3, 2, 7, 0));
        var outbox = new Outbox(clock);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<IIdSource>(new SequentialIds());
        services.AddSingleton<ISecretStore>(new NoSecrets());
        services.AddCrmCore(crm =>
        {
            configure(crm);
            crm.UseInMemory();
            crm.AddRecordingAdapters(outbox, "recording", "email");
        });
        var desk = new CrmTestDesk(services.BuildServiceProvider(), clock, outbox, "test");
        await desk.OpenAsync(settings).ConfigureAwait(false);
        return desk;
    }

    /// <summary>Makes a deal for a person, as most tests begin.</summary>
    /// <param name="phone">The person's phone.</param>
    /// <param name="email">The person's address.</param>
    /// <param name="pipeline">The pipeline; null for the only one.</param>
    /// <param name="stage">The stage; null for the first.</param>
    /// <param name="owner">The owner.</param>
    /// <returns>The deal's id.</returns>
    public async Task<DealId> NewDealAsync(string? phone = "+79161234567", string? email = null, string? pipeline = null, string? stage = null, string? owner = "olga")
    {
        var deal = new NewDeal { Name = "Anna", Phone = phone, Email = email, Pipeline = pipeline, Stage = stage, Owner = owner is null ? (EmployeeId?)null : new EmployeeId(owner) };
        return await Crm.Deals.CreateAsync(deal).ConfigureAwait(false) switch
        {
            Created made => new DealId(made.Id),
            Refused refused => throw new InvalidOperationException(refused.Reason),
            var other => throw new InvalidOperationException($"Unexpected: {other}"),
        };
    }

    /// <summary>Moves the clock and runs everything that falls due on the way, at its own moment, and what falls due by it.</summary>
    /// <param name="by">How far; days are calendar days of UTC.</param>
    /// <returns>How many actions ran.</returns>
    public Task<int> AdvanceAsync(Period by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return AdvanceToAsync((Clock.Now.InUtc().LocalDateTime + by).InUtc().ToInstant());
    }

    /// <summary>Moves the clock by a duration and runs everything that falls due on the way.</summary>
    /// <param name="by">How far.</param>
    /// <returns>How many actions ran.</returns>
    public Task<int> AdvanceAsync(Duration by) => AdvanceToAsync(Clock.Now + by);

    /// <summary>Runs what is due now.</summary>
    /// <returns>How many actions ran.</returns>
    public Task<int> RunDueAsync() => Engine.RunDueAsync();

    /// <summary>Closes the engine.</summary>
    /// <returns>When it is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync().ConfigureAwait(false);
        await _services.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<int> AdvanceToAsync(Instant end)
    {
        var ran = await Engine.RunDueAsync().ConfigureAwait(false);
        while (Engine.NextDue is { } due && due <= end)
        {
            if (due > Clock.Now) Clock.AdvanceTo(due);
            ran += await Engine.RunDueAsync().ConfigureAwait(false);
        }

        if (end > Clock.Now) Clock.AdvanceTo(end);
        return ran + await Engine.RunDueAsync().ConfigureAwait(false);
    }

    private async Task OpenAsync(AccountSettings? settings)
    {
        await Engine.StartAsync().ConfigureAwait(false);
        await Engine.Accounts.CreateAsync(
            "test", "RU", "Europe/Moscow", settings ?? new AccountSettings { DefaultSender = "olga", DefaultMailbox = "mail" }).ConfigureAwait(false);
        await Crm.Settings.SaveAsync(new Employee { Id = "olga", Name = "Olga", Email = "olga@example.com", Extension = "101", Admin = true, Since = Clock.Now }).ConfigureAwait(false);
        await Crm.Settings.SaveAsync(new Employee { Id = "ivan", Name = "Ivan", Email = "ivan@example.com", Extension = "102", Since = Clock.Now }).ConfigureAwait(false);
        await Crm.Settings.SaveAsync(new Connection { Id = "mail", Kind = "recording" }).ConfigureAwait(false);
        await Crm.Settings.SaveAsync(new Connection { Id = "chat", Kind = "recording" }).ConfigureAwait(false);
        await Crm.Settings.SaveAsync(new Connection { Id = "ads", Kind = "recording" }).ConfigureAwait(false);
    }

    private sealed class NoSecrets : ISecretStore
    {
        public ValueTask<string?> FindAsync(string account, string name, CancellationToken ct) => new("secret-of-" + name);
    }
}
