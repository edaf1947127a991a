namespace CrmCore;

/// <summary>Rings the deal's owner, then the client, and joins the two (R34). A call is not repeated when its outcome is not known.</summary>
internal sealed class RingBackExecutor(ConnectionResolver resolver, IEnumerable<ITelephony> exchanges)
    : DealActionExecutor<RingBackSettings>(RingBackSettings.TryRead)
{
    private readonly Channels<ITelephony> _telephony = new(resolver, exchanges, t => t.Kind, "rings people", "CrmCore.Telephony.Asterisk");

    public override string Do => ActionKinds.RingBack;

    public override Delivery DeliveryOf(ActionRun run) => Delivery.Once;

    protected override async ValueTask<ActionOutcome> RunAsync(ActionRun run, Deal deal, RingBackSettings settings, CancellationToken ct)
    {
        var phone = run.Contacts.SelectMany(c => c.Points).FirstOrDefault(p => p.Kind == ContactPointKind.Phone);
        if (phone is null) return ActionOutcome.Skip("no contact of the deal has a phone (R34)");
        if (deal.Owner is not { } owner) return ActionOutcome.Skip("the deal has no owner who could be rung (R34)");
        if (!run.Model.Employees.TryGetValue(owner.Value, out var employee) || !employee.Active)
        {
            return ActionOutcome.Fail($"The deal's owner '{owner}' does not work here any more. Give the deal to somebody else.");
        }

        if (employee.Extension is not { Length: > 0 } extension)
        {
            return ActionOutcome.Fail($"The employee '{owner}' has no internal number. Give them an extension.");
        }

        if (Choose(_telephony.Of(run.Model), deal) is not { } chosen) return _telephony.NoConnection(run.Model);
        var (connection, exchange) = await _telephony.OpenAsync(run.Model, chosen.Id, ct).ConfigureAwait(false);
        if (exchange is null) return _telephony.Missing(connection);
        return ActionOutcome.DoneAs(
            await exchange.RingBackAsync(connection, new RingBackCall(extension, phone.Value, run.Action.Key), ct).ConfigureAwait(false));
    }

    // The exchange that the request came by; otherwise one that is in use.
    private static Connection? Choose(IReadOnlyList<Connection> connections, Deal deal) =>
        connections.FirstOrDefault(c => c.Enabled && c.Id == deal.Origin?.Source)
        ?? connections.FirstOrDefault(c => c.Enabled)
        ?? (connections.Count > 0 ? connections[0] : null);
}
