using System.Diagnostics.Metrics;
using NodaTime;

namespace CrmCore;

/// <summary>
/// Keeps the last look at how the engine is, and reports it as gauges. A scrape reads nothing: the worker looks now and then while somebody listens,
/// and so does whoever asks for the health.
/// </summary>
internal sealed class HealthWatch
{
    private static readonly Duration Between = Duration.FromSeconds(15);

    private readonly CrmEngine _engine;
    private readonly Instrument _asked;
    private EngineHealth? _last;
    private long _lookedAt;
    private int _looking;

    public HealthWatch(CrmEngine engine)
    {
        _engine = engine;
        var meter = engine.Telemetry.Meter;
        _asked = meter.CreateObservableGauge(TelemetryNames.PendingAge, () => Seen(h => h.PendingAge.TotalSeconds), "s", "How long the longest waiting event has been accepted and not decided.");
        meter.CreateObservableGauge(TelemetryNames.PendingEvents, () => Seen(h => h.PendingEvents), "{event}", "Events accepted and not decided, up to 100.");
        meter.CreateObservableGauge(TelemetryNames.FailedEvents, () => Seen(h => h.FailedEvents), "{event}", "Events whose decision failed and that wait for people, up to 100.");
        meter.CreateObservableGauge(TelemetryNames.DueAge, () => Seen(h => h.Lag.TotalSeconds), "s", "How long ago the longest due action that has not ended fell due.");
        meter.CreateObservableGauge(TelemetryNames.DeadLetters, () => Seen(h => h.DeadLetters - h.UncertainActions), "{action}", "Dead letters that wait for people, up to 100.");
        meter.CreateObservableGauge(TelemetryNames.UncertainActions, () => Seen(h => h.UncertainActions), "{action}", "Uncertain actions that wait for people, up to 100.");
        meter.CreateObservableGauge(TelemetryNames.LookAge, () => Looked, "s", "How long ago the engine looked; the other gauges tell of that moment.");
    }

    private IEnumerable<Measurement<double>> Looked =>
        _last is null ? [] : [new((_engine.Now - Instant.FromUnixTimeMilliseconds(Volatile.Read(ref _lookedAt))).TotalSeconds)];

    /// <summary>Looks, and keeps what was seen.</summary>
    public async ValueTask<EngineHealth> ReadAsync(CancellationToken ct)
    {
        var now = _engine.Now;
        var seen = await HealthReader.ReadAsync(_engine.Store, now, ct).ConfigureAwait(false);
        if (seen.StoreError is null)
        {
            _last = seen;
            Volatile.Write(ref _lookedAt, now.ToUnixTimeMilliseconds());
        }

        return seen;
    }

    /// <summary>Looks when somebody listens, the last look is old and no other is under way. Returns at once.</summary>
    public void Look()
    {
        if (!_asked.Enabled || (_last is not null && _engine.Now.ToUnixTimeMilliseconds() - Volatile.Read(ref _lookedAt) < Between.TotalMilliseconds)) return;
        if (Interlocked.CompareExchange(ref _looking, 1, 0) == 0) _ = Task.Run(LookAsync, CancellationToken.None);
    }

    private async Task LookAsync()
    {
        try
        {
            await ReadAsync(CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _looking, 0);
        }
    }

    private IEnumerable<Measurement<T>> Seen<T>(Func<EngineHealth, T> value)
        where T : struct => _last is { } last ? [new(value(last))] : [];
}
