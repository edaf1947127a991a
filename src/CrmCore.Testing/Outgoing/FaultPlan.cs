using NodaTime;

namespace CrmCore.Testing;

/// <summary>
/// What goes wrong with what is sent. A call meets at most one fault: first those of <see cref="FailNext"/>, then those of
/// <see cref="FailWhen"/>, each in the order in which they were given. Thread-safe.
/// </summary>
public sealed class FaultPlan
{
    private readonly Lock _gate = new();
    private readonly List<Fault> _counted = [];
    private readonly List<Fault> _conditional = [];
    private readonly List<(SentChannel? Channel, Duration By)> _delays = [];

    internal FaultPlan()
    {
    }

    /// <summary>Lets the next calls fail.</summary>
    /// <param name="count">How many.</param>
    /// <param name="failure">How.</param>
    /// <param name="retryAfter">How long the service asks to wait; null where it says nothing.</param>
    /// <param name="channel">Of which channel; null for any.</param>
    /// <param name="taken">
    /// Whether the receiver takes it all the same: the answer is lost, not the call. Only for <see cref="ChannelFailure.Unknown"/>.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    /// <exception cref="ArgumentException">A failure that surely has no effect was to be taken.</exception>
    public void FailNext(int count, ChannelFailure failure, Duration? retryAfter = null, SentChannel? channel = null, bool taken = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Check(failure, taken);
        var fault = new Fault(sent => channel is null || sent.Channel == channel, failure, retryAfter, taken) { Left = count };
        lock (_gate) _counted.Add(fault);
    }

    /// <summary>Lets calls fail as long as a condition holds.</summary>
    /// <param name="condition">Which calls; their number, moment and receipt are not known yet.</param>
    /// <param name="failure">How. The default value is <see cref="ChannelFailure.Transient"/>.</param>
    /// <param name="retryAfter">How long the service asks to wait; null where it says nothing.</param>
    /// <param name="taken">Whether the receiver takes it all the same. Only for <see cref="ChannelFailure.Unknown"/>.</param>
    /// <exception cref="ArgumentException">A failure that surely has no effect was to be taken.</exception>
    public void FailWhen(
        Func<Sent, bool> condition, ChannelFailure failure = ChannelFailure.Transient, Duration? retryAfter = null, bool taken = false)
    {
        ArgumentNullException.ThrowIfNull(condition);
        Check(failure, taken);
        lock (_gate) _conditional.Add(new Fault(condition, failure, retryAfter, taken));
    }

    /// <summary>Lets every call take time of the outbox's clock: it ends when somebody has advanced the clock so far.</summary>
    /// <param name="by">How long; zero takes the delay away.</param>
    /// <param name="channel">On which channel; null for all that have no delay of their own.</param>
    /// <exception cref="ArgumentOutOfRangeException">The duration is negative.</exception>
    public void Delay(Duration by, SentChannel? channel = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, Duration.Zero);
        lock (_gate)
        {
            _delays.RemoveAll(d => d.Channel == channel);
            _delays.Add((channel, by));
        }
    }

    /// <summary>Takes all faults and delays away.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _counted.Clear();
            _conditional.Clear();
            _delays.Clear();
        }
    }

    internal Duration DelayOf(SentChannel channel)
    {
        lock (_gate)
        {
            var own = _delays.FindIndex(d => d.Channel == channel);
            var found = own >= 0 ? own : _delays.FindIndex(d => d.Channel is null);
            return found >= 0 ? _delays[found].By : Duration.Zero;
        }
    }

    internal Fault? Next(Sent sent)
    {
        lock (_gate)
        {
            var counted = _counted.Find(f => f.Meets(sent));
            if (counted is null) return _conditional.Find(f => f.Meets(sent));
            if (--counted.Left == 0) _counted.Remove(counted);
            return counted;
        }
    }

    private static void Check(ChannelFailure failure, bool taken)
    {
        if (taken && failure != ChannelFailure.Unknown)
        {
            throw new ArgumentException(
                $"{failure} says that there was no effect: only {nameof(ChannelFailure.Unknown)} can be taken.", nameof(taken));
        }
    }
}
