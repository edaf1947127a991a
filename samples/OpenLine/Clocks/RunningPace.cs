using NodaTime;

namespace OpenLine;

/// <summary>Time passes by itself, so many times as fast as real, while the engine's own worker works in the background.</summary>
internal sealed class RunningPace(Instant start, double speed) : Pace
{
    // People look at their desks so often, by their own time; and where the machine is too slow for that, the clock waits.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(20);

    private readonly FastClock _clock = new(start.ToDateTimeOffset(), speed, LongestLook);

    public override Instant Now => Instant.FromDateTimeOffset(_clock.GetUtcNow());

    public override TimeProvider Clock => _clock;

    public override bool IsStepped => false;

    public override async Task PassAsync(Office office, Instant until, CancellationToken stop)
    {
        _clock.Follow();
        var wait = (until - Now).ToTimeSpan();
        if (wait > TimeSpan.Zero) await Task.Delay(_clock.Real(wait < BetweenLooks ? wait : BetweenLooks), stop);
    }
}
