using CrmCore.Testing.Contracts;

namespace CrmCore.Adapters.Tests.Webhooks;

public sealed class WebhookSenderContractTests : WebhookSenderContract
{
    protected override ValueTask<(IWebhookSender Sender, Uri Receiver, IServiceStandIn Service)> StartAsync()
    {
        var standIn = WebhookStandIn.Start();
        return new((standIn.Get<IWebhookSender>(), new Uri(standIn.Address, "hooks?token=1"), standIn));
    }
}
