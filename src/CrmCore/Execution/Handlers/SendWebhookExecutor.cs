namespace CrmCore;

/// <summary>Posts a deal's move to the account's own address (R23). The receiver knows a repetition by the id.</summary>
internal sealed class SendWebhookExecutor(ISecretStore secrets, IWebhookSender? sender = null)
    : DealActionExecutor<SendWebhookSettings>(SendWebhookSettings.TryRead)
{
    public override string Do => ActionKinds.SendWebhook;

    public override Delivery DeliveryOf(ActionRun run) => Delivery.Repeatable;

    protected override async ValueTask<ActionOutcome> RunAsync(ActionRun run, Deal deal, SendWebhookSettings settings, CancellationToken ct)
    {
        if (sender is null)
        {
            return ActionOutcome.Fail("Nothing posts webhooks here. Register an adapter: see the package CrmCore.Messaging, or implement IWebhookSender.");
        }

        string? secret = null;
        if (settings.Secret is { } name)
        {
            secret = await secrets.FindAsync(run.Model.Account.Id, name, ct).ConfigureAwait(false);
            if (secret is null) return ActionOutcome.RetryLater($"The secret '{name}' that signs the webhook is not in the secret store. Put it there.");
        }

        var webhook = new OutgoingWebhook { Url = settings.Url, Id = run.Action.Key, Body = WebhookBody.Write(run.Model, run.Action, deal, run.Lead), Secret = secret };
        await sender.SendAsync(webhook, ct).ConfigureAwait(false);
        return ActionOutcome.Done;
    }
}
