using NodaTime;

namespace CrmCore.Testing;

/// <summary>
/// A clock that stands still until it is told to go on. <see cref="Advance"/> runs the timers that fall due on the calling thread, one
/// after another in the order of their due times, each with the clock standing at its own due time; so a test that waits for years
/// takes no time and gives the same order on every run. Thread-safe.
/// </summary>
public sealed class FakeClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly SortedSet<FakeTimer> _waiting = new(FakeTimer.InDueOrder);
    private readonly Instant _start;
    private Instant _now;
    private long _armed;

    private FakeClock(Instant start) => _start = _now = start;

    /// <summary>A clock that stands at a moment.</summary>
    /// <param name="start">The moment.</param>
    /// <returns>The clock.</returns>
    public static FakeClock At(Instant start) => new(start);

    /// <summary>Where the clock stands.</summary>
    public Instant Now
    {
        get
        {
            lock (_gate) return _now;
        }
    }

    /// <summary>
    /// When the next timer falls due; null where none waits. Go there with <see cref="AdvanceTo"/> to step from timer to timer.
    /// </summary>
    public Instant? NextTimer
    {
        get
        {
            lock (_gate) return _waiting.Min?.Due;
        }
    }

    /// <summary>UTC: a test gives the same result on every machine.</summary>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>The ticks of 100 nanoseconds in a second: 10 000 000.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Lets time pass.</summary>
    /// <param name="by">How long; zero runs the timers that are due already.</param>
    /// <exception cref="ArgumentOutOfRangeException">The duration is negative.</exception>
    public void Advance(Duration by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, Duration.Zero);
        RunUntil(Now + by);
    }

    /// <summary>
    /// Lets time pass until a moment. What a timer throws comes out here; the clock then stands at that timer's due time.
    /// </summary>
    /// <param name="moment">The moment.</param>
    /// <exception cref="ArgumentOutOfRangeException">The moment has passed.</exception>
    public void AdvanceTo(Instant moment)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(moment, Now);
        RunUntil(moment);
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();

    /// <summary>The ticks of 100 nanoseconds since the clock was made.</summary>
    /// <returns>The ticks.</returns>
    public override long GetTimestamp() => (Now - _start).BclCompatibleTicks;

    /// <summary>
    /// Makes a timer. It runs only while the clock is advanced: one that is due at once runs at the next <see cref="Advance"/>, even of
    /// zero. The bounds are those of the system's timers (about 49.7 days), so that what works here works there.
    /// </summary>
    /// <param name="callback">What runs.</param>
    /// <param name="state">What it gets.</param>
    /// <param name="dueTime">When it runs first, from now on; <see cref="Timeout.InfiniteTimeSpan"/> for never.</param>
    /// <param name="period">How long between runs; zero or <see cref="Timeout.InfiniteTimeSpan"/> for one run only.</param>
    /// <returns>The timer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative or above the bound.</exception>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    internal void Arm(FakeTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            _waiting.Remove(timer);
            timer.Period = period > TimeSpan.Zero ? Duration.FromTimeSpan(period) : null;
            if (dueTime != Timeout.InfiniteTimeSpan) Queue(timer, _now + Duration.FromTimeSpan(dueTime));
        }
    }

    internal void Disarm(FakeTimer timer)
    {
        lock (_gate) _waiting.Remove(timer);
    }

    private void RunUntil(Instant moment)
    {
        while (TakeDue(moment) is { } timer) timer.Run();
    }

    private FakeTimer? TakeDue(Instant moment)
    {
        lock (_gate)
        {
            if (_waiting.Min is not { } timer || timer.Due > moment)
            {
                _now = Instant.Max(_now, moment);
                return null;
            }

            _waiting.Remove(timer);
            _now = Instant.Max(_now, timer.Due);
            if (timer.Period is { } period) Queue(timer, timer.Due + period);
            return timer;
        }
    }

    // Timers of one due time run in the order in which they were armed.
    private void Queue(FakeTimer timer, Instant due)
    {
        timer.Due = due;
        timer.Order = ++_armed;
        _waiting.Add(timer);
    }
}
