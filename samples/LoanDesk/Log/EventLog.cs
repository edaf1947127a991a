using NodaTime;

namespace LoanDesk.Log;

/// <summary>The events of a log in one order of time, and what is in it counted by name.</summary>
internal sealed class EventLog
{
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);

    private EventLog(IReadOnlyList<LogEvent> events, int cases)
    {
        Events = events;
        Cases = cases;
        foreach (var e in events) _byName[e.Name] = _byName.GetValueOrDefault(e.Name) + 1;
        Resources = [.. events.Select(e => e.Resource).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The events, the oldest first.</summary>
    public IReadOnlyList<LogEvent> Events { get; }

    /// <summary>How many cases.</summary>
    public int Cases { get; }

    /// <summary>The employees by their ids.</summary>
    public IReadOnlyList<string> Resources { get; }

    /// <summary>How many events have a name.</summary>
    public int Count(string name) => _byName.GetValueOrDefault(name);

    /// <summary>How many events have a name that begins so.</summary>
    public int CountOf(string prefix) => _byName.Where(n => n.Key.StartsWith(prefix, StringComparison.Ordinal)).Sum(n => n.Value);

    /// <summary>Reads a file and merges its cases.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limit">How many cases at most; null for all.</param>
    /// <returns>The log.</returns>
    /// <exception cref="LogFileException">The file cannot be read, or has no case.</exception>
    public static EventLog Read(string path, int? limit)
    {
        var cases = XesReader.Read(path).Take(limit ?? int.MaxValue).ToList();
        if (cases.Count == 0) throw new LogFileException($"{path} holds no case.");
        return new EventLog(Merge(cases), cases.Count);
    }

    /// <summary>
    /// Merges cases by instant. Events of one case keep the file's order even where their times do not: each stands no earlier than those before
    /// it. At the same instant the file's order decides, so that the order is the same on every run.
    /// </summary>
    public static IReadOnlyList<LogEvent> Merge(IEnumerable<LogCase> cases)
    {
        var all = new List<(Instant Order, LogEvent Event)>();
        foreach (var found in cases)
        {
            var latest = Instant.MinValue;
            foreach (var e in found.Events)
            {
                latest = Instant.Max(latest, e.At);
                all.Add((latest, e));
            }
        }

        return [.. all.OrderBy(e => e.Order).Select(e => e.Event)];
    }
}
