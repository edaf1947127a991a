namespace OpenLine;

/// <summary>
/// A clock that runs so many times as fast as the real one. The engine gets it as its <see cref="TimeProvider"/> and does not know: its worker, its
/// answer times and its opening hours all go by it. It waits for whoever follows it: a slow machine makes the day longer, not its people late.
/// </summary>
/// <param name="start">What it shows at first.</param>
/// <param name="speed">How many times as fast as real.</param>
/// <param name="lead">How far it runs ahead, by its own time, until <see cref="Follow"/> is called again.</param>
internal sealed class FastClock(DateTimeOffset start, double speed, TimeSpan lead) : TimeProvider
{
    private readonly Lock _gate = new();
    private TimeSpan _followed;
    private long _mark = System.GetTimestamp();

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => start + Passed();

    public override long GetTimestamp() => Passed().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(this, System.CreateTimer(callback, state, Real(dueTime), Real(period)));

    /// <summary>Says that what the clock showed was seen: it may go on.</summary>
    public void Follow()
    {
        lock (_gate)
        {
            _followed = Passed();
            _mark = System.GetTimestamp();
        }
    }

    /// <summary>How long a time of this clock is in reality; rounded up to a millisecond, so that no timer comes before its time.</summary>
    public TimeSpan Real(TimeSpan time) =>
        time <= TimeSpan.Zero ? time : TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds / speed));

    private TimeSpan Passed()
    {
        lock (_gate)
        {
            var passed = System.GetElapsedTime(_mark) * speed;
            return _followed + (passed < lead ? passed : lead);
        }
    }

    private sealed class Timer(FastClock clock, ITimer real) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => real.Change(clock.Real(dueTime), clock.Real(period));

        public void Dispose() => real.Dispose();

        public ValueTask DisposeAsync() => real.DisposeAsync();
    }
}
