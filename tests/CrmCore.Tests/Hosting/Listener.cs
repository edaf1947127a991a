using System.Diagnostics.Metrics;

namespace CrmCore.Tests.Hosting;

/// <summary>Listens to one engine's meter.</summary>
internal sealed class Listener : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly List<(string Name, double Value, Dictionary<string, object?> Tags)> _seen = [];

    public Listener(CrmEngine engine)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (!ReferenceEquals(instrument.Meter, engine.Telemetry.Meter)) return;
            Instruments.Add(instrument.Name + " " + instrument.Unit);
            listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.Start();
    }

    public List<string> Instruments { get; } = [];

    public void Observe() => _listener.RecordObservableInstruments();

    public int Count(string name)
    {
        lock (_seen) return _seen.Count(s => s.Name == name);
    }

    /// <summary>The last value of a gauge; null when it had none.</summary>
    public double? Last(string name)
    {
        lock (_seen) return _seen.Exists(s => s.Name == name) ? _seen.FindLast(s => s.Name == name).Value : null;
    }

    public double Sum(string name, params (string Key, string Value)[] tags)
    {
        lock (_seen)
        {
            var found = _seen.Where(s => s.Name == name && tags.All(t => Equals(s.Tags.GetValueOrDefault(t.Key), t.Value))).ToList();
            Assert.True(found.Count > 0, $"{name} was not measured");
            return found.Sum(s => s.Value);
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var kept = new Dictionary<string, object?>(tags.ToArray(), StringComparer.Ordinal);
        lock (_seen) _seen.Add((instrument.Name, value, kept));
    }
}
