using NodaTime;

namespace CrmCore;

/// <summary>Counts durations to the second, so that a report of millions takes no more memory than there are different times.</summary>
internal sealed class SecondsTally
{
    private readonly Dictionary<long, int> _counts = [];
    private long _total;

    public Duration? Longest { get; private set; }

    public void Add(Duration duration)
    {
        var seconds = Math.Max(0, (long)duration.TotalSeconds);
        _counts[seconds] = _counts.GetValueOrDefault(seconds) + 1;
        _total++;
        Stretch(Duration.FromSeconds(seconds));
    }

    /// <summary>Counts for the longest only.</summary>
    public void Stretch(Duration duration)
    {
        var whole = Duration.FromSeconds(Math.Max(0, (long)duration.TotalSeconds));
        Longest = Longest is { } longest ? Duration.Max(longest, whole) : whole;
    }

    /// <summary>The smallest of the counted that so many per cent are not above; null when there are none.</summary>
    public Duration? Percentile(int percent)
    {
        if (_total == 0) return null;
        var rank = ((_total * percent) + 99) / 100;
        foreach (var (seconds, count) in _counts.OrderBy(c => c.Key))
        {
            rank -= count;
            if (rank <= 0) return Duration.FromSeconds(seconds);
        }

        return Longest;
    }
}
