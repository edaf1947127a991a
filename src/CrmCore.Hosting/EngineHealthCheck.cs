using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CrmCore.Hosting;

/// <summary>The health check <c>crmcore</c>: unhealthy when events or actions cannot go on, degraded when something is late or waits for people.</summary>
internal sealed class EngineHealthCheck(CrmEngine engine, CrmHostingOptions options) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var health = await engine.CheckHealthAsync(cancellationToken).ConfigureAwait(false);
        var data = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["lagSeconds"] = health.Lag.TotalSeconds,
            ["failedEvents"] = health.FailedEvents,
            ["pendingEvents"] = health.PendingEvents,
            ["pendingAgeSeconds"] = health.PendingAge.TotalSeconds,
            ["deadLetters"] = health.DeadLetters,
            ["uncertainActions"] = health.UncertainActions,
            ["running"] = health.Running,
            ["queued"] = health.Queued,
        };
        if (Broken(health) is { } broken) return new HealthCheckResult(context.Registration.FailureStatus, broken, null, data);
        var late = Late(health).ToList();
        return late.Count > 0 ? HealthCheckResult.Degraded(string.Join(' ', late), null, data) : HealthCheckResult.Healthy("The engine works.", data);
    }

    private static string? Broken(EngineHealth health)
    {
        if (!health.IsStarted) return "The engine has not started.";
        if (health.StoreError is { } error) return "The store does not answer: " + error;
        return health is { RunsActions: true, IsWorking: false } ? "The worker does not work: no planned action runs." : null;
    }

    private IEnumerable<string> Late(EngineHealth health)
    {
        if (health.RunsActions && health.Lag.ToTimeSpan() >= options.DegradedLag)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"The longest due action has waited {health.Lag.TotalSeconds:0} s.");
        }

        if (health.PendingAge.ToTimeSpan() >= options.DegradedPendingAge)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"The oldest accepted event has waited {health.PendingAge.TotalSeconds:0} s for its decision.");
        }

        if (health.FailedEvents >= options.DegradedFailedEvents) yield return $"Failed events: {Count(health.FailedEvents)}; see crm.Events.FailedAsync.";
        if (health.DeadLetters >= options.DegradedDeadLetters) yield return $"Dead letters and uncertain actions: {Count(health.DeadLetters)}; see crm.Actions.DeadAsync and UncertainAsync.";
    }

    private static string Count(int count) =>
        count.ToString(CultureInfo.InvariantCulture) + (count >= EngineHealth.CountedAtMost ? " or more" : "");
}
