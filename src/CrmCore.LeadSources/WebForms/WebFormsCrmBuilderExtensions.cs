using CrmCore;
using CrmCore.LeadSources;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds web forms to the engine.</summary>
public static class WebFormsCrmBuilderExtensions
{
    /// <summary>Adds connections of the kind <c>web-form</c>: forms of your pages that post to the connection's webhook address.</summary>
    /// <param name="builder">The engine's builder.</param>
    /// <param name="configure">Changes the options that all forms share; called twice, both changes hold.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="InvalidOperationException">An option cannot be used; the message says which and why.</exception>
    public static ICrmBuilder AddWebForms(this ICrmBuilder builder, Action<WebFormOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        var options = services.LastOrDefault(s => s.ServiceType == typeof(WebFormOptions))?.ImplementationInstance as WebFormOptions ?? new();
        configure?.Invoke(options);
        options.Validate();

        services.TryAddSingleton(options);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IWebhookReader, WebFormReader>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISettingsCheck, WebFormSettingsCheck>());
        return builder;
    }
}
