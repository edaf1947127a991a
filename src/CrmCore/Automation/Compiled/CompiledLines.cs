namespace CrmCore;

/// <summary>An account's open lines, found by id, by channel and by dialled number (R43).</summary>
internal sealed class CompiledLines
{
    private readonly Dictionary<string, Line> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Line> _byChannel = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Line> _byNumber = new(StringComparer.Ordinal);

    public CompiledLines(IEnumerable<Line> lines)
    {
        foreach (var line in lines.OrderBy(l => l.Id, StringComparer.Ordinal))
        {
            _byId[line.Id] = line;
            foreach (var channel in line.Channels) _byChannel.TryAdd(channel, line);
            foreach (var number in line.Numbers) _byNumber.TryAdd(LineNumbers.Digits(number), line);
        }
    }

    public static CompiledLines None { get; } = new([]);

    public bool Any => _byId.Count > 0;

    public IReadOnlyCollection<Line> All => _byId.Values;

    public Line? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The line that a connection's clients come to; null for none.</summary>
    public Line? OfChannel(string channel) => _byChannel.GetValueOrDefault(channel);

    /// <summary>The line that callers of a number come to; null for none.</summary>
    public Line? OfNumber(string dialled) => _byNumber.GetValueOrDefault(LineNumbers.Digits(dialled));
}
