using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CrmCore;

/// <summary>Registers the engine's own executors and what they stand on.</summary>
internal static class ActionExecutors
{
    public static void Register(IServiceCollection services)
    {
        services.TryAddSingleton<ISecretStore>(_ => new EnvironmentSecretStore());
        services.TryAddSingleton<ConnectionResolver>();
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<ActionExecutor, SendEmailExecutor>(),
            ServiceDescriptor.Singleton<ActionExecutor, MessageClientExecutor>(),
            ServiceDescriptor.Singleton<ActionExecutor, AddToAnalyticsExecutor>(),
            ServiceDescriptor.Singleton<ActionExecutor, SendWebhookExecutor>(),
            ServiceDescriptor.Singleton<ActionExecutor, AdAudienceExecutor>(),
            ServiceDescriptor.Singleton<ActionExecutor, MailingListExecutor>(),
            ServiceDescriptor.Singleton<ActionExecutor, StartTunnelExecutor>(),
            ServiceDescriptor.Singleton<ActionExecutor, RingBackExecutor>(),
            ServiceDescriptor.Singleton<ActionExecutor, CreatePaymentLinkExecutor>(),
            ServiceDescriptor.Singleton<ActionExecutor, CreateCustomerExecutor>(),
            ServiceDescriptor.Singleton<ActionExecutor, SayExecutor>(),
            ServiceDescriptor.Singleton<ActionExecutor, NotifyExecutor>(),
            ServiceDescriptor.Singleton<INotificationChannel, EmailNotificationChannel>(),
        ]);
    }
}
