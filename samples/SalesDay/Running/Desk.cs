using CrmCore;
using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace SalesDay;

/// <summary>The engine on the day's own clock, with recorders in the place of every outgoing adapter: nothing leaves the process.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Desk(ServiceProvider services, FakeClock clock, Outbox sent, string account)
    {
        _services = services;
        Clock = clock;
        Sent = sent;
        Engine = services.GetRequiredService<CrmEngine>();
        Crm = Engine.ForAccount(account);
    }

    public FakeClock Clock { get; }

    public Outbox Sent { get; }

    public CrmEngine Engine { get; }

    public Crm Crm { get; }

    public required Account Account { get; init; }

    public IEnumerable<IWebhookReader> Readers => _services.GetServices<IWebhookReader>();

    /// <summary>Opens the file and, where it is new, writes who works there.</summary>
    public static async Task<Desk> OpenAsync(DaySetup setup, Action<ICrmBuilder> store, CancellationToken ct)
    {
        var (plan, start) = (setup.Plan, setup.Start);
        var clock = FakeClock.At(start);
        var sent = new Outbox(clock);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<ISecretStore>(new DaySecrets(plan));
        services.AddCrmCore(crm =>
        {
            store(crm);

            // One after another: the same day tells the same story each time.
            crm.Configure(options => options.ActionConcurrency = 1);
            crm.AddHandlebarsTemplates().AddTelegram().AddWebForms().AddPipeline(setup.Pipeline);
            foreach (var template in setup.Templates) crm.AddTemplate(template);
            foreach (var calendar in plan.Calendars) crm.AddCalendar(calendar);
            foreach (var source in plan.Sources) crm.AddSource(source);
            crm.AddRecordingAdapters(sent, "smtp", "telegram", "ga4", "asterisk", "till", "email");
        });
        var provider = services.BuildServiceProvider();
        var desk = new Desk(provider, clock, sent, plan.Account) { Account = await OpenAccountAsync(provider, plan, start, ct) };
        return desk;
    }

    /// <summary>Lets time pass until a moment; what falls due on the way runs at its own moment.</summary>
    /// <returns>How many actions ran.</returns>
    public async Task<int> AdvanceToAsync(Instant moment, CancellationToken ct)
    {
        var ran = await Engine.RunDueAsync(ct);
        while (Engine.NextDue is { } due && due <= moment)
        {
            if (due > Clock.Now) Clock.AdvanceTo(due);
            ran += await Engine.RunDueAsync(ct);
        }

        if (moment > Clock.Now) Clock.AdvanceTo(moment);
        return ran + await Engine.RunDueAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        await _services.DisposeAsync();
    }

    private static async Task<Account> OpenAccountAsync(ServiceProvider services, DeskPlan plan, Instant start, CancellationToken ct)
    {
        var engine = services.GetRequiredService<CrmEngine>();
        await engine.StartAsync(ct);
        if (await engine.Accounts.FindAsync(plan.Account, ct) is { } known) return known;
        var account = await engine.Accounts.CreateAsync(plan.Account, plan.Region, plan.Zone, plan.Settings, ct);
        var settings = engine.ForAccount(plan.Account).Settings;
        foreach (var employee in plan.Employees) await settings.SaveAsync(employee.At(start), ct: ct);
        foreach (var team in plan.Teams) await settings.SaveAsync(team, ct: ct);
        foreach (var connection in plan.Connections) await settings.SaveAsync(connection, ct: ct);
        return account;
    }
}
