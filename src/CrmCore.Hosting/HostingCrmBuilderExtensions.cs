using CrmCore;
using CrmCore.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Runs the engine in the .NET generic host.</summary>
public static class HostingCrmBuilderExtensions
{
    /// <summary>
    /// Starts the engine with the host, runs planned actions, drains and stops cleanly with it (also by SIGTERM), and adds the health check
    /// <c>crmcore</c> with the tag <c>ready</c>. What keeps the engine from starting stops the host, with the message. A second call does nothing.
    /// </summary>
    /// <param name="crm">The builder.</param>
    /// <param name="configure">Changes the options; null for the defaults.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static ICrmBuilder AddHosting(this ICrmBuilder crm, Action<CrmHostingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(crm);
        if (crm.Services.Any(service => service.ServiceType == typeof(CrmHostingOptions))) return crm;
        var options = new CrmHostingOptions();
        configure?.Invoke(options);
        if (options.Problems().FirstOrDefault() is { } problem) throw new ArgumentException(problem, nameof(configure));
        crm.Services.AddSingleton(options);
        crm.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, EngineHost>());
        crm.Services.AddHealthChecks().AddCheck<EngineHealthCheck>("crmcore", tags: ["ready"]);
        return crm;
    }
}
