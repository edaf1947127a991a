using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Testing;

/// <summary>Puts a node's engine together.</summary>
internal static class SimulatedServices
{
    // What costs to read and never changes is shared by all engines.
    private static readonly Lazy<(IPhoneNumberParser Phones, INameComparer Names)> Shared = new(() =>
    {
        using var services = new ServiceCollection().AddCrmCore(crm => crm.UseInMemory()).BuildServiceProvider();
        return (services.GetRequiredService<IPhoneNumberParser>(), services.GetRequiredService<INameComparer>());
    });

    public static ServiceProvider Build(SimulatedWorld world, SimulatedNode node, ICrmStore store)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(world.Clock);
        services.AddSingleton<IIdSource>(world.Ids);
        services.AddSingleton(Shared.Value.Phones);
        services.AddSingleton(Shared.Value.Names);
        services.AddSingleton<ISecretStore>(NoSecrets.Instance);
        services.AddSingleton(store);
        services.AddSingleton(world.Receiver(node));
        services.AddCrmCore(crm =>
        {
            foreach (var pipeline in world.Plan.Pipelines) crm.AddPipeline(pipeline);
            world.Plan.Configure?.Invoke(crm);
            crm.Configure(options => options.Starter = node.Start);
            crm.AddRecordingAdapters(world.Outbox, "recording", "email");
        });
        for (var i = 0; i < services.Count; i++)
        {
            if (services[i].ServiceType == typeof(ActionExecutor)) services[i] = Behind(services[i], world, node);
        }

        return services.BuildServiceProvider();
    }

    private static ServiceDescriptor Behind(ServiceDescriptor known, SimulatedWorld world, SimulatedNode node) => ServiceDescriptor.Singleton<ActionExecutor>(provider =>
    {
        var inner = known.ImplementationInstance ?? known.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, known.ImplementationType!);
        return new SimulatedExecutor((ActionExecutor)inner, node, world);
    });

    private sealed class NoSecrets : ISecretStore
    {
        public static readonly NoSecrets Instance = new();

        public ValueTask<string?> FindAsync(string account, string name, CancellationToken ct) => new("secret-of-" + name);
    }
}
