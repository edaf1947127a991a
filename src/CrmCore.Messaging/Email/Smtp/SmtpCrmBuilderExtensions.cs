using CrmCore;
using CrmCore.Messaging;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds mailboxes to send from to the engine.</summary>
public static class SmtpCrmBuilderExtensions
{
    /// <summary>Adds connections of the kind <c>smtp</c>: mailboxes that letters go out of.</summary>
    /// <param name="builder">The engine's builder.</param>
    /// <param name="configure">Changes the options that all mailboxes share; called twice, both changes hold.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">An option cannot be used; the message names every fault.</exception>
    public static ICrmBuilder AddSmtp(this ICrmBuilder builder, Action<SmtpOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        var options = services.LastOrDefault(s => s.ServiceType == typeof(SmtpOptions))?.ImplementationInstance as SmtpOptions ?? new();
        configure?.Invoke(options);
        if (options.Faults() is { Count: > 0 } faults)
            throw new ArgumentException("SMTP: " + string.Join(" ", faults), nameof(configure));

        services.TryAddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IMailSender, SmtpMailSender>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISettingsCheck, SmtpSettingsCheck>());
        return builder;
    }
}
