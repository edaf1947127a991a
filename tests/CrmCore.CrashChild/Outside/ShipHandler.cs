namespace CrmCore.CrashChild.Outside;

/// <summary>Hands a repeatable action to its receiver.</summary>
internal sealed class ShipHandler(Receiver receiver) : IActionHandler<Parcel>
{
    public ValueTask<ActionOutcome> RunAsync(ActionContext<Parcel> action, CancellationToken ct) => receiver.TakeAsync(action.Action, ct);
}
