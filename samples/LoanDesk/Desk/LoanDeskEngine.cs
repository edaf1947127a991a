using CrmCore;
using LoanDesk.Log;
using Microsoft.Extensions.DependencyInjection;

namespace LoanDesk.Desk;

/// <summary>The desk: the engine on a SQLite file and the log's clock, its account, its employees.</summary>
internal sealed class LoanDeskEngine : IAsyncDisposable
{
    private const string Account = "bank";

    private readonly ServiceProvider _services;

    private LoanDeskEngine(ServiceProvider services, LogClock clock)
    {
        _services = services;
        Clock = clock;
        Crm = services.GetRequiredService<CrmEngine>().ForAccount(Account);
    }

    public Crm Crm { get; }

    public LogClock Clock { get; }

    /// <summary>Opens a desk on a fresh file.</summary>
    /// <param name="database">The SQLite file.</param>
    /// <param name="log">The log: whose employees, and where the clock begins.</param>
    /// <param name="batch">How many events share a commit.</param>
    /// <returns>The desk.</returns>
    public static async Task<LoanDeskEngine> OpenAsync(string database, EventLog log, int batch)
    {
        var clock = new LogClock(log.Events[0].At);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddCrmCore(crm => crm
            .UseSqlite(database)
            .AddPipeline(LoanPipeline.Define())
            .AddField(new FieldDefinition { Id = LoanEvents.AmountField, Name = "Amount requested", Kind = FieldKind.Number })
            .AddSource(new IntakePolicy { Source = LoanEvents.Applications, Pipeline = LoanPipeline.Id })
            .Configure(o =>
            {
                o.RunActions = false;
                o.MaxBatch = batch;
                o.QueueCapacity = Math.Max(o.QueueCapacity, 2 * batch);
            }));
        var provider = services.BuildServiceProvider();
        var engine = provider.GetRequiredService<CrmEngine>();
        await engine.Accounts.CreateAsync(Account, "NL", "Europe/Amsterdam");
        var desk = new LoanDeskEngine(provider, clock);
        foreach (var resource in log.Resources)
        {
            await desk.Crm.Settings.SaveAsync(new Employee
            {
                Id = resource, Name = "Employee " + resource, Extension = resource, Email = LoanEvents.AddressOf(resource), Since = log.Events[0].At,
            });
        }

        return desk;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
