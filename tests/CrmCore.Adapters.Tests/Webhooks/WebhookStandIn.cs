using CrmCore.Messaging;
using CrmCore.Testing.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Adapters.Tests.Webhooks;

/// <summary>A receiver of webhooks on this machine.</summary>
internal static class WebhookStandIn
{
    public static VendorStandIn Start(Action<WebhookOptions>? configure = null)
    {
        var standIn = new VendorStandIn((conduct, _) => conduct switch
        {
            ServiceConduct.AsksToWait => new StandInAnswer(429, "", "Retry-After: 7"),
            ServiceConduct.Refuses => new StandInAnswer(400, """{"error":"no such field"}"""),
            ServiceConduct.RecipientIsGone => new StandInAnswer(410),
            ServiceConduct.Fails => new StandInAnswer(500, "oops"),
            _ => new StandInAnswer(204),
        });
        standIn.AddWebhooks(configure ?? (o =>
        {
            o.AllowHttp = true;
            o.AllowPrivateAddresses = true;
        }));
        return standIn;
    }
}
