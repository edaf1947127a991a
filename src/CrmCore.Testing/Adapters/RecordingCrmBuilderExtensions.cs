using CrmCore;
using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers adapters that note what they are given instead of sending it.</summary>
public static class RecordingCrmBuilderExtensions
{
    /// <summary>
    /// Puts recording adapters in the place of every outgoing adapter that was registered so far, so that a test sends nothing outside.
    /// Call it last.
    /// </summary>
    /// <param name="crm">The builder.</param>
    /// <param name="outbox">Where they write.</param>
    /// <param name="kinds">
    /// The kinds of connections, and names of notification channels, that they serve, such as <c>smtp</c>, <c>telegram</c>, <c>email</c>.
    /// The default value is <c>recording</c>.
    /// </param>
    /// <returns>The builder.</returns>
    public static ICrmBuilder AddRecordingAdapters(this ICrmBuilder crm, Outbox outbox, params IReadOnlyList<string> kinds)
    {
        ArgumentNullException.ThrowIfNull(crm);
        ArgumentNullException.ThrowIfNull(outbox);
        ArgumentNullException.ThrowIfNull(kinds);
        var served = kinds.Count == 0 ? ["recording"] : kinds.Distinct().ToList();
        var services = crm.Services;
        Record<IMailSender>(services, served, kind => new RecordingMailSender(outbox, kind));
        Record<IMessenger>(services, served, kind => new RecordingMessenger(outbox, kind));
        Record<IAnalyticsSender>(services, served, kind => new RecordingAnalytics(outbox, kind));
        Record<IAdAudience>(services, served, kind => new RecordingAudience(outbox, kind));
        Record<IMailingList>(services, served, kind => new RecordingMailingList(outbox, kind));
        Record<ITelephony>(services, served, kind => new RecordingTelephony(outbox, kind));
        Record<IPaymentLinks>(services, served, kind => new RecordingPaymentLinks(outbox, kind));
        Record<INotificationChannel>(services, served, name => new RecordingNotifications(outbox, name));
        Record<IWebhookSender>(services, [""], _ => new RecordingWebhooks(outbox));
        Record<ITunnels>(services, [""], _ => new RecordingTunnels(outbox));
        Record<ICustomers>(services, [""], _ => new RecordingCustomers(outbox));
        return crm;
    }

    private static void Record<TPort>(IServiceCollection services, IReadOnlyList<string> kinds, Func<string, TPort> make)
        where TPort : class
    {
        services.RemoveAll<TPort>();
        foreach (var kind in kinds) services.AddSingleton(make(kind));
    }
}
