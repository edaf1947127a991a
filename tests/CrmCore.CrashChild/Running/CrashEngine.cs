using CrmCore.CrashChild.Load;
using CrmCore.CrashChild.Outside;
using CrmCore.Storage.PostgreSql;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.CrashChild.Running;

/// <summary>An engine with the load's pipeline and outside world, on any store.</summary>
internal static class CrashEngine
{
    private const string Sqlite = "sqlite:";
    private const string PostgreSql = "postgres:";

    // Short, so that what the dead had taken is soon run by others.
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(4);

    /// <summary>Puts it together; it is not started.</summary>
    /// <param name="store"><c>sqlite:file</c>, <c>postgres:connection string</c> or <c>memory:</c>.</param>
    /// <param name="receiver">Who carries out the host's actions.</param>
    /// <param name="clock">The engine's clock.</param>
    public static ServiceProvider Build(string store, Receiver receiver, TimeProvider clock)
    {
        var services = new ServiceCollection();
        services.AddSingleton(receiver);
        services.AddSingleton(clock);
        services.AddCrmCore(crm =>
        {
            Use(crm, store);
            crm.AddPipeline(LoadPipeline.Sales);
            crm.AddSource(LoadPipeline.Site);
            crm.AddAction<Parcel, ShipHandler>(Receiver.Ship, Delivery.Repeatable);
            crm.AddAction<Parcel, RingHandler>(Receiver.Ring, Delivery.Once);
        });
        return services.BuildServiceProvider();
    }

    private static void Use(ICrmBuilder crm, string store)
    {
        if (store.StartsWith(Sqlite, StringComparison.Ordinal)) crm.UseSqlite(store[Sqlite.Length..]);
        else if (store.StartsWith(PostgreSql, StringComparison.Ordinal)) crm.UsePostgreSql(new PostgreSqlOptions { ConnectionString = store[PostgreSql.Length..], LeaseTime = LeaseTime });
        else if (store == "memory:") crm.UseInMemory();
        else throw new ArgumentException($"'{store}' is no store: give sqlite:FILE or postgres:CONNECTION.", nameof(store));
    }
}
