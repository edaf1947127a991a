namespace CrmCore;

/// <summary>Makes a payment link for the deal's amount (R39); the timeline keeps the link.</summary>
internal sealed class CreatePaymentLinkExecutor(ConnectionResolver resolver, IEnumerable<IPaymentLinks> links)
    : DealActionExecutor<CreatePaymentLinkSettings>(CreatePaymentLinkSettings.TryRead)
{
    private readonly Channels<IPaymentLinks> _payments = new(resolver, links, l => l.Kind, "makes payment links", "CrmCore.Payments");

    public override string Do => ActionKinds.CreatePaymentLink;

    public override Delivery DeliveryOf(ActionRun run) => Delivery.Repeatable;

    protected override async ValueTask<ActionOutcome> RunAsync(ActionRun run, Deal deal, CreatePaymentLinkSettings settings, CancellationToken ct)
    {
        if (deal.Amount is not { Minor: > 0 } amount) return ActionOutcome.Skip("the deal has no amount to be paid (R39)");
        var (connection, payments) = await _payments.OpenAsync(run.Model, settings.Connection, ct).ConfigureAwait(false);
        if (payments is null) return _payments.Missing(connection);
        var request = new PaymentLinkRequest(deal.Id, amount, deal.Title ?? $"Deal {deal.Id}", run.Action.Key);
        var link = await payments.CreateAsync(connection, request, ct).ConfigureAwait(false);
        return ActionOutcome.DoneAs(link.AbsoluteUri);
    }
}
