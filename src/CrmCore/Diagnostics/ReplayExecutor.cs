namespace CrmCore;

/// <summary>Stands in for a port in a replay: touches nothing outside and answers that it was done.</summary>
internal sealed class ReplayExecutor(string kind) : ActionExecutor
{
    public override string Do => kind;

    public override Delivery DeliveryOf(ActionRun run) => Delivery.Repeatable;

    public override ValueTask<ActionOutcome> RunAsync(ActionRun run, CancellationToken ct) => new(ActionOutcome.Done);
}
