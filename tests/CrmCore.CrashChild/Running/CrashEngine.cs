using CrmCore.CrashChild.Load;
using CrmCore.CrashChild.Outside;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.CrashChild.Running;

/// <summary>An engine with the load's pipeline and outside world, on any store.</summary>
internal static class CrashEngine
{
    private const string Sqlite = "sqlite:";

    /// <summary>Puts it together; it is not started.</summary>
    /// <param name="store"><c>sqlite:file</c>; <c>memory:</c>.</param>
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
        else if (store == "memory:") crm.UseInMemory();
        else throw new ArgumentException($"'{store}' is no store: give sqlite:FILE.", nameof(store));
    }
}
