using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CrmCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers a host's own kinds of actions and triggers.</summary>
public static class ActionCrmBuilderExtensions
{
    /// <summary>Registers a kind of action and who carries it out. Pipelines name it in <c>Do.Host</c>, or in JSON as <c>"do"</c>.</summary>
    /// <typeparam name="TSettings">The action's settings: a record that System.Text.Json reads, names of members without regard to case.</typeparam>
    /// <typeparam name="THandler">
    /// Who carries it out; made anew in a scope of services for each try, unless the host registered it otherwise.
    /// </typeparam>
    /// <param name="crm">The builder.</param>
    /// <param name="kind">The kind, as <c>vendor.name</c>: <c>acme.ship-sample</c>. Stable: stored pipelines and waiting actions name it.</param>
    /// <param name="delivery">
    /// Whether the receiver knows <see cref="ActionContext{TSettings}.Key"/>, so that a second try has no second effect; otherwise a try whose
    /// outcome is not known is parked as uncertain.
    /// </param>
    /// <param name="json">How the settings are read; null for their public properties, found by reflection.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The kind is not written as <c>vendor.name</c>, or another handler has it.</exception>
    public static ICrmBuilder AddAction<TSettings, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        this ICrmBuilder crm, string kind, Delivery delivery, JsonTypeInfo<TSettings>? json = null)
        where TSettings : notnull
        where THandler : class, IActionHandler<TSettings>
    {
        ArgumentNullException.ThrowIfNull(crm);
        HostKind.Check(kind);
        if (!Enum.IsDefined(delivery)) throw new ArgumentException("Say Delivery.Repeatable or Delivery.Once.", nameof(delivery));
        if (Registered(crm, kind, isAction: true) is { } known)
        {
            return known.Handler == typeof(THandler)
                ? crm
                : throw new ArgumentException($"The kind of action \"{kind}\" is carried out by {known.Handler!.Name} already. Choose another kind.", nameof(kind));
        }

        var read = json ?? (JsonTypeInfo<TSettings>)JsonSerializerOptions.Web.GetTypeInfo(typeof(TSettings));
        crm.Services.AddSingleton(new HostKind(kind, typeof(THandler)));
        crm.Services.TryAddScoped<THandler>();
        crm.Services.AddSingleton<ActionExecutor>(services => new HostExecutor<TSettings>(
            kind, delivery, services.GetRequiredService<IServiceScopeFactory>(), scope => scope.GetRequiredService<THandler>(), read));
        return crm;
    }

    /// <summary>Registers a kind of event that may trigger. Hand such events in as <see cref="RawEvent"/>; pipelines name it in <c>Triggers.On</c>.</summary>
    /// <param name="crm">The builder.</param>
    /// <param name="kind">The kind, as <c>vendor.name</c>: <c>acme.parcel-delivered</c>. Stable: stored pipelines and events name it.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The kind is not written as <c>vendor.name</c>.</exception>
    public static ICrmBuilder AddTrigger(this ICrmBuilder crm, string kind)
    {
        ArgumentNullException.ThrowIfNull(crm);
        HostKind.Check(kind);
        if (Registered(crm, kind, isAction: false) is null) crm.Services.AddSingleton(new HostKind(kind));
        return crm;
    }

    private static HostKind? Registered(ICrmBuilder crm, string kind, bool isAction) => crm.Services
        .Select(s => s.IsKeyedService ? null : s.ImplementationInstance as HostKind)
        .FirstOrDefault(k => k?.Kind == kind && k.Handler is not null == isAction);
}
