using CrmCore;
using CrmCore.Http;
using CrmCore.Messaging;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Telegram to the engine.</summary>
public static class TelegramCrmBuilderExtensions
{
    /// <summary>Adds connections of the kind <c>telegram</c>: bots whose messages come in by webhook and go out with buttons.</summary>
    /// <param name="builder">The engine's builder.</param>
    /// <param name="configure">Changes the options that all bots share; called twice, both changes hold.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="InvalidOperationException">An option cannot be used; the message says which and why.</exception>
    public static ICrmBuilder AddTelegram(this ICrmBuilder builder, Action<TelegramOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        var options = services.LastOrDefault(s => s.ServiceType == typeof(TelegramOptions))?.ImplementationInstance as TelegramOptions ?? new();
        configure?.Invoke(options);
        options.Validate();

        services.TryAddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(s => new TelegramApi(
            s.GetRequiredService<IHttpClientFactory>(), s.GetRequiredService<TelegramOptions>(), s.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(s => new TelegramWebhook(s.GetRequiredService<TelegramApi>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IMessenger, TelegramMessenger>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IWebhookReader, TelegramReader>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISettingsCheck, TelegramSettingsCheck>());
        services.AddVendorClient(TelegramOptions.HttpClientName);
        return builder;
    }
}
