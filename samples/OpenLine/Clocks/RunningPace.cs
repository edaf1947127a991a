using NodaTime;

namespace OpenLine;

/// <summary>Time passes by itself, so many times as fast as real, while the engine's own worker works in the background.</summary>
internal sealed class RunningPace(Instant start, double speed) : Pace
{
    // Often enough that people seem to react at once, seldom enough that a small machine has time for the rest.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(25);

    private readonly FastClock _clock = new(start.ToDateTimeOffset(), speed);

    public override Instant Now => Instant.FromDateTimeOffset(_clock.GetUtcNow());

    public override TimeProvider Clock => _clock;

    public override bool IsStepped => false;

    public override async Task PassAsync(Office office, Instant until, CancellationToken stop)
    {
        var real = _clock.Real((until - Now).ToTimeSpan());
        if (real > BetweenLooks) real = BetweenLooks;
        if (real > TimeSpan.Zero) await Task.Delay(real, stop);
    }
}
