using NodaTime;

namespace CrmCore;

/// <summary>Reports a deal to analytics, when it carries the visitor's analytics identity (R24).</summary>
internal sealed class AddToAnalyticsExecutor(ConnectionResolver resolver, IEnumerable<IAnalyticsSender> senders)
    : DealActionExecutor<AddToAnalyticsSettings>(AddToAnalyticsSettings.TryRead)
{
    private const string Property = "measurementId";

    private readonly Channels<IAnalyticsSender> _analytics = new(resolver, senders, s => s.Kind, "reports to analytics", "CrmCore.Analytics");

    public override string Do => ActionKinds.AddToAnalytics;

    public override Delivery DeliveryOf(ActionRun run) => Delivery.Repeatable;

    protected override async ValueTask<ActionOutcome> RunAsync(ActionRun run, Deal deal, AddToAnalyticsSettings settings, CancellationToken ct)
    {
        if (deal.Origin is not { AnalyticsClient: { Length: > 0 } client, AnalyticsProperty: { Length: > 0 } property })
        {
            return ActionOutcome.Skip("the deal carries no analytics identity: no client id and property came with the form or chat (R24)");
        }

        var connections = _analytics.Of(run.Model);
        if (connections.Count == 0) return _analytics.NoConnection(run.Model);
        if (Choose(connections, property) is not { } chosen)
        {
            return ActionOutcome.Fail(
                $"None of the account's {connections.Count} analytics connections has the setting \"{Property}\" of the deal's property '{property}'. Save one that has.");
        }

        var (connection, sender) = await _analytics.OpenAsync(run.Model, chosen.Id, ct).ConfigureAwait(false);
        if (sender is null) return _analytics.Missing(connection);
        await sender.SendAsync(connection, Hit(run, deal, settings, client, property), ct).ConfigureAwait(false);
        return ActionOutcome.Done;
    }

    private static Connection? Choose(IReadOnlyList<Connection> connections, string property) =>
        connections.FirstOrDefault(c => string.Equals(c.Settings.Text(Property), property, StringComparison.OrdinalIgnoreCase))
        ?? (connections.Count == 1 ? connections[0] : null);

    private static AnalyticsHit Hit(ActionRun run, Deal deal, AddToAnalyticsSettings settings, string client, string property) => new()
    {
        ClientId = client,
        Property = property,
        Name = settings.Event,
        UserId = deal.Contact?.ToString(),
        Transaction = deal.Id.ToString(),
        Stage = run.Action.Stage,
        Title = deal.Title,
        Amount = deal.Amount,
        At = EnteredAt(run.Action, deal),
    };

    // A deal that has moved on since says when it entered its later stage: the planning is then the nearest that is known.
    private static Instant EnteredAt(ScheduledAction action, Deal deal) => deal.Entry == action.Entry ? deal.EnteredAt : action.PlannedAt;
}
