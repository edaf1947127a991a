using NodaTime;

namespace OpenLine;

/// <summary>What people are about to do, in the order of its time.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<Func<Task>, (Instant At, long Number)> _plans = new();
    private long _number;

    /// <summary>When the next thing is to be done; null when nothing is planned.</summary>
    public Instant? Next => _plans.TryPeek(out _, out var when) ? when.At : null;

    /// <summary>Plans something.</summary>
    public void Plan(Instant at, Func<Task> what) => _plans.Enqueue(what, (at, ++_number));

    /// <summary>Does what its time has come for.</summary>
    public async Task RunAsync(Instant now)
    {
        while (_plans.TryPeek(out var what, out var when) && when.At <= now)
        {
            _plans.Dequeue();
            await what();
        }
    }
}
