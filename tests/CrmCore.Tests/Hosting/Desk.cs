using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrmCore.Tests.Hosting;

/// <summary>A generic host with the engine on a SQLite file, the system's clock, and a bell as its only receiver.</summary>
internal static class Desk
{
    public static PipelineDefinition Sales { get; } = Pipeline.Define("sales", p => p
        .Stage("new")
        .Stage("contacted", s => s.MoveHereOn("call", Triggers.IncomingCall()).OnEnter("ring", Do.Host("test.ring")))
        .Won().Lost("price"));

    public static IHost Build(string file, Bell bell, Delivery delivery = Delivery.Repeatable, TimeSpan? patience = null, Action<ICrmBuilder>? more = null, bool signals = false)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = patience ?? TimeSpan.FromMinutes(2));
        if (!signals) builder.Services.AddSingleton<IHostLifetime, DeafLifetime>();
        builder.Services.AddSingleton(bell);
        builder.Services.AddCrmCore(crm =>
        {
            crm.UseSqlite(file).AddPipeline(Sales).AddAction<Bell.Settings, Bell.Handler>("test.ring", delivery).AddHosting();
            more?.Invoke(crm);
        });
        return builder.Build();
    }

    public static CrmEngine Engine(this IHost host) => host.Services.GetRequiredService<CrmEngine>();

    public static async Task<Crm> OpenAsync(this IHost host)
    {
        await host.StartAsync();
        await host.Engine().Accounts.CreateAsync("acme");
        return host.Engine().ForAccount("acme");
    }

    public static async Task<DealId> DealAsync(this Crm crm, string phone) =>
        new(Assert.IsType<Created>(await crm.Deals.CreateAsync(new NewDeal { Name = "Anna", Phone = phone })).Id);

    public static IncomingCall Call(string phone, string key) => new(phone) { Source = "pbx", Key = key };

    /// <summary>Waits for what another thread does; the time only bounds a test that would fail anyway.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await condition()) await Task.Delay(20, patience.Token);
    }

    // The usual lifetime listens for signals, and one test sends one to this process.
    private sealed class DeafLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
