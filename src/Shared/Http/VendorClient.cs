using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Http;

/// <summary>The HTTP client of a vendor whose addresses hold secrets.</summary>
internal static class VendorClient
{
    /// <summary>
    /// Adds the client: without loggers and without traces, because both show addresses; without redirections, which would carry the secret
    /// elsewhere; without a time limit of its own, because the exchange has one. What the host adds to the client later wins.
    /// </summary>
    public static IHttpClientBuilder AddVendorClient(this IServiceCollection services, string name, Action<SocketsHttpHandler>? configure = null) => services
        .AddHttpClient(name, client =>
        {
            client.Timeout = Timeout.InfiniteTimeSpan;
            client.DefaultRequestHeaders.UserAgent.ParseAdd("CrmCore");
        })
        .ConfigurePrimaryHttpMessageHandler(() => Handler(configure))
        .RemoveAllLoggers();

    private static SocketsHttpHandler Handler(Action<SocketsHttpHandler>? configure)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            ConnectTimeout = TimeSpan.FromSeconds(10),

            // A service drops idle connections; one that it drops in the moment of use leaves a message's fate unknown.
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(15),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        configure?.Invoke(handler);
        return handler;
    }
}
