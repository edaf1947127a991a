using CrmCore;
using CrmCore.Storage.PostgreSql;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ManyNodes;

/// <summary>The shop's engine, the same on every node: a request comes in, the client calls, the client pays.</summary>
internal sealed class Shop : IAsyncDisposable
{
    public const string Account = "shop";
    public const string Pipeline = "orders";
    public const string Tell = "shop.tell";
    public const string Voucher = "shop.voucher";

    private readonly ServiceProvider _host;

    private Shop(ServiceProvider host) => _host = host;

    public CrmEngine Engine => _host.GetRequiredService<CrmEngine>();

    public Crm Crm => Engine.ForAccount(Account);

    /// <summary>Nobody looks for doubles among clients who are made up.</summary>
    public static AccountSettings Settings { get; } = new() { Duplicates = new DuplicateSettings { Search = false } };

    // Each stage does something outside. The voucher must never go out twice, and its receiver knows no key: it is a once action. It goes out also to
    // a client who pays before it is due.
    private static PipelineDefinition Orders { get; } = CrmCore.Pipeline.Define(Pipeline, p => p
        .Stage("new")
        .Stage("talk", s => s
            .MoveHereOn("call", Triggers.IncomingCall())
            .OnEnter("tell", Do.Host(Tell))
            .OnEnter("voucher", Do.Host(Voucher).After(Duration.FromSeconds(1)).Stays()))
        .Stage("paid", s => s
            .MoveHereOn("pay", Triggers.PaymentReceived())
            .OnEnter("receipt", Do.Host(Tell).After(Duration.FromSeconds(2)))));

    /// <summary>Opens the engine.</summary>
    /// <param name="database">What all nodes share.</param>
    /// <param name="outside">Takes what goes out: kind, key, number of the try.</param>
    /// <param name="runsActions">Whether it is to run due actions.</param>
    public static async Task<Shop> OpenAsync(Database database, Action<string, string, int>? outside = null, bool runsActions = true)
    {
        var services = new ServiceCollection();
        services.AddSingleton(new Outside(outside ?? ((_, _, _) => { })));
        services.AddCrmCore(crm => crm
            .UsePostgreSql(new PostgreSqlOptions { ConnectionString = database.Connection, Schema = database.Schema, LeaseTime = TimeSpan.FromSeconds(3) })
            .Configure(o => o.RunActions = runsActions)
            .AddPipeline(Orders)
            .AddSource(new IntakePolicy { Source = "site", Pipeline = Pipeline })
            .AddAction<Outside.Settings, Outside.Handler>(Tell, Delivery.Repeatable)
            .AddAction<Outside.Settings, Outside.Handler>(Voucher, Delivery.Once));
        var shop = new Shop(services.BuildServiceProvider());
        await shop.Engine.StartAsync();
        return shop;
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        await _host.DisposeAsync();
    }
}
