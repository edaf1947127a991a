using CrmCore;
using CrmCore.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the engine's endpoints.</summary>
public static class CrmEndpointRouteBuilderExtensions
{
    private static readonly string[] Methods = [HttpMethods.Post, HttpMethods.Get];

    /// <summary>
    /// Maps the webhooks of all connections: <c>POST {prefix}/{account}/{connection}</c>, and GET for the kinds whose service asks for a
    /// challenge that way. Events are durable before the answer. The addresses are open to the network and each reader checks its service's
    /// signature: require no authorisation on them.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="prefix">Where; the default value is <c>/hooks</c>.</param>
    /// <returns>The endpoint, for conventions such as a host filter or a rate limit.</returns>
    /// <exception cref="InvalidOperationException"><c>AddCrmCore</c> was not called.</exception>
    public static IEndpointConventionBuilder MapCrmWebhooks(this IEndpointRouteBuilder endpoints, string prefix = "/hooks")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(prefix);
        var engine = endpoints.ServiceProvider.GetService<CrmEngine>()
            ?? throw new InvalidOperationException("The engine is not registered. Call builder.Services.AddCrmCore(crm => …) before app.MapCrmWebhooks().");
        var endpoint = new WebhookEndpoint(engine);
        return endpoints.MapMethods(prefix.TrimEnd('/') + "/{account}/{connection}", Methods, endpoint.HandleAsync).WithDisplayName("CrmCore webhooks");
    }
}
