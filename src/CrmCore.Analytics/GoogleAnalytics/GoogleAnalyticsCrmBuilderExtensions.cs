using CrmCore;
using CrmCore.Analytics;
using CrmCore.Http;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Google Analytics to the engine.</summary>
public static class GoogleAnalyticsCrmBuilderExtensions
{
    /// <summary>Adds connections of the kind <c>ga4</c>: properties of Google Analytics 4 that are told about deals.</summary>
    /// <param name="builder">The engine's builder.</param>
    /// <param name="configure">Changes the options that all properties share; called twice, both changes hold.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="InvalidOperationException">An option cannot be used; the message says which and why.</exception>
    public static ICrmBuilder AddGoogleAnalytics(this ICrmBuilder builder, Action<GoogleAnalyticsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        var options = services.LastOrDefault(s => s.ServiceType == typeof(GoogleAnalyticsOptions))?.ImplementationInstance as GoogleAnalyticsOptions ?? new();
        configure?.Invoke(options);
        options.Validate();

        services.TryAddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<GoogleAnalyticsSender>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAnalyticsSender, GoogleAnalyticsSender>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISettingsCheck, GoogleAnalyticsSettingsCheck>());
        services.AddVendorClient(GoogleAnalyticsOptions.HttpClientName);
        return builder;
    }
}
