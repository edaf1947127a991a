using NodaTime;

namespace CrmCore.Testing;

/// <summary>Stands before whoever carries out a kind of action: the call of the port is slow, fails, or is made and nobody hears of it, as the story says.</summary>
internal sealed class SimulatedExecutor(ActionExecutor inner, SimulatedNode node, SimulatedWorld world) : ActionExecutor
{
    public override string Do => inner.Do;

    public override string NobodyReason => inner.NobodyReason;

    public override Delivery DeliveryOf(ActionRun run) => inner.DeliveryOf(run);

    public override IReadOnlyList<string>? Recipients(ActionRun run) => inner.Recipients(run);

    public override async ValueTask<ActionOutcome> RunAsync(ActionRun run, CancellationToken ct)
    {
        var fault = world.NextPortFault(node);
        var call = world.Calls.Begin(run.Action, inner.DeliveryOf(run), node, world.Clock.Now);
        var ready = world.Clock.Now + (fault?.Kind == FaultKind.PortSlow ? fault.Length : Duration.Zero);
        await world.Turns.PassAsync(node, "calls the port of " + Do, () => world.Turns.IsCalm || world.Clock.Now >= ready).ConfigureAwait(false);
        try
        {
            var outcome = await CallAsync(run, fault, call, ct).ConfigureAwait(false);
            call.End(outcome);
            world.Say(node, $"{Do} '{run.Action.Action}' {run.Action.Phase} of {world.Name(run.Action.Subject)}: {EngineTelemetry.NameOf(outcome)}{Reason(outcome)}");
            return outcome;
        }
        catch (Exception error)
        {
            call.End(error);
            world.Say(node, $"{Do} '{run.Action.Action}' {run.Action.Phase} of {world.Name(run.Action.Subject)} fails: {error.Message}");
            throw;
        }
    }

    private static string Reason(ActionOutcome outcome) => outcome switch
    {
        ActionOutcome.Skipped skipped => ", " + skipped.Reason,
        ActionOutcome.Retry retry => ", " + retry.Reason,
        ActionOutcome.Failed failed => ", " + failed.Reason,
        ActionOutcome.Uncertain uncertain => ", " + uncertain.Reason,
        _ => "",
    };

    private async ValueTask<ActionOutcome> CallAsync(ActionRun run, StoryFault? fault, PortCall call, CancellationToken ct)
    {
        switch (fault?.Kind)
        {
            case FaultKind.PortBusy:
                throw new ChannelException("The simulated service is busy.", ChannelFailure.Transient, fault.Length);
            case FaultKind.PortSilent:
                throw new ChannelException("The simulated service does not answer; it took nothing.", ChannelFailure.Unknown);
            case FaultKind.PortRefuses:
                throw new ChannelException("The simulated service refuses.", ChannelFailure.Permanent);
        }

        call.Reach();
        var outcome = await inner.RunAsync(run, ct).ConfigureAwait(false);
        await world.Turns.PassAsync(node, "hears from the port of " + Do).ConfigureAwait(false);
        return fault?.Kind switch
        {
            FaultKind.PortLost => throw new ChannelException("The simulated service took it, and its answer was lost.", ChannelFailure.Unknown),
            FaultKind.PortBreaks => throw new InvalidOperationException("The simulated service answered nonsense."),
            _ => outcome,
        };
    }
}
