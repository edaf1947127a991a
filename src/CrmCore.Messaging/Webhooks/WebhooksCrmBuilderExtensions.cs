using System.Net;
using CrmCore;
using CrmCore.Http;
using CrmCore.Messaging;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds outgoing webhooks to the engine.</summary>
public static class WebhooksCrmBuilderExtensions
{
    /// <summary>Adds the sender of the action <c>send-webhook</c>: signed by Standard Webhooks, to public https addresses only.</summary>
    /// <param name="builder">The engine's builder.</param>
    /// <param name="configure">Changes the options; called twice, both changes hold.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="InvalidOperationException">An option cannot be used; the message says which and why.</exception>
    public static ICrmBuilder AddWebhooks(this ICrmBuilder builder, Action<WebhookOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        var options = services.LastOrDefault(s => s.ServiceType == typeof(WebhookOptions))?.ImplementationInstance as WebhookOptions ?? new();
        configure?.Invoke(options);
        options.Validate();

        services.TryAddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IWebhookSender, WebhookSender>();
        var guard = new GuardedConnector(options, Dns.GetHostAddressesAsync);
        services.AddVendorClient(WebhookOptions.HttpClientName, handler =>
        {
            // Behind a proxy the guard would see the proxy's address instead of the receiver's.
            handler.UseProxy = false;
            handler.ConnectCallback = guard.ConnectAsync;
        });
        return builder;
    }
}
