namespace CrmCore;

/// <summary>Starts a tunnel for the deal's main contact (R37).</summary>
internal sealed class StartTunnelExecutor(ITunnels? tunnels = null) : DealActionExecutor<StartTunnelSettings>(StartTunnelSettings.TryRead)
{
    public override string Do => ActionKinds.StartTunnel;

    public override Delivery DeliveryOf(ActionRun run) => Delivery.Repeatable;

    protected override async ValueTask<ActionOutcome> RunAsync(ActionRun run, Deal deal, StartTunnelSettings settings, CancellationToken ct)
    {
        if (tunnels is null) return ActionOutcome.Fail("Nothing runs tunnels here. Register an ITunnels.");
        if (deal.Contact is null) return ActionOutcome.Skip("the deal has no contact to write to (R37)");
        await tunnels.StartAsync(run.Model.Account, settings.Tunnel, deal, run.Action.Key, ct).ConfigureAwait(false);
        return ActionOutcome.Done;
    }
}
