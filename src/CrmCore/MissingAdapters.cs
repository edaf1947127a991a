using Microsoft.Extensions.DependencyInjection;

namespace CrmCore;

/// <summary>Finds the actions of registered pipelines that nothing here can carry out: said at the start, not when the first falls due (R72).</summary>
internal static class MissingAdapters
{
    private static readonly Dictionary<string, (Type Port, string Remedy)> Ports = new(StringComparer.Ordinal)
    {
        [ActionKinds.SendEmail] = (typeof(IMailSender), "Call AddSmtp() of CrmCore.Messaging, or register an IMailSender."),
        [ActionKinds.SendWebhook] = (typeof(IWebhookSender), "Call AddWebhooks() of CrmCore.Messaging, or register an IWebhookSender."),
        [ActionKinds.MessageClient] = (typeof(IMessenger), "Call AddTelegram() of CrmCore.Messaging, or register an IMessenger."),
        [ActionKinds.AddToAnalytics] = (typeof(IAnalyticsSender), "Call AddGoogleAnalytics() of CrmCore.Analytics, or register an IAnalyticsSender."),
        [ActionKinds.AdAudience] = (typeof(IAdAudience), "Register an IAdAudience."),
        [ActionKinds.MailingList] = (typeof(IMailingList), "Register an IMailingList."),
        [ActionKinds.RingBack] = (typeof(ITelephony), "Register an ITelephony."),
        [ActionKinds.CreatePaymentLink] = (typeof(IPaymentLinks), "Register an IPaymentLinks."),
        [ActionKinds.StartTunnel] = (typeof(ITunnels), "Register an ITunnels."),
        [ActionKinds.CreateCustomer] = (typeof(ICustomers), "Register an ICustomers."),
    };

    /// <summary>One sentence for each pipeline and kind, with the remedy.</summary>
    public static IReadOnlyList<string> Find(IEnumerable<PipelineDefinition> pipelines, IServiceProvider services)
    {
        var found = new List<string>();
        foreach (var pipeline in pipelines)
        {
            foreach (var kind in pipeline.AllActions().Select(a => a.Action.Do).Distinct(StringComparer.Ordinal))
            {
                if (!Ports.TryGetValue(kind, out var need) || services.GetServices(need.Port).Any()) continue;
                found.Add($"The pipeline '{pipeline.Id}' uses the action '{kind}', and nothing here carries it out: each would become a dead letter. {need.Remedy}");
            }
        }

        return found;
    }
}
