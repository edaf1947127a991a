using CrmCore.Testing;

namespace CrmCore.Tests.Testing;

public sealed class FakeClockTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 1, 10, 0);
    private readonly FakeClock _clock = FakeClock.At(Start);
    private readonly List<(string Timer, Instant At)> _runs = [];

    [Fact]
    public void The_clock_stands_until_it_is_advanced()
    {
        Assert.Equal(Start, _clock.Now);
        Assert.Equal(Start.ToDateTimeOffset(), _clock.GetUtcNow());
        _clock.Advance(Duration.FromHours(2));
        Assert.Equal(Start + Duration.FromHours(2), _clock.Now);
        _clock.AdvanceTo(Start + Duration.FromDays(400));
        Assert.Equal((Start + Duration.FromDays(400)).ToDateTimeOffset(), _clock.GetUtcNow());
    }

    [Fact]
    public void The_clock_never_goes_back()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _clock.Advance(Duration.FromTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => _clock.AdvanceTo(Start - Duration.FromTicks(1)));
        Assert.Equal(Start, _clock.Now);
    }

    [Fact]
    public void Elapsed_time_is_the_time_that_the_clock_was_advanced()
    {
        var before = _clock.GetTimestamp();
        _clock.Advance(Duration.FromMilliseconds(1234));
        Assert.Equal(TimeSpan.FromMilliseconds(1234), _clock.GetElapsedTime(before));
        Assert.Equal(TimeZoneInfo.Utc, _clock.LocalTimeZone);
        Assert.Equal(_clock.GetUtcNow().DateTime, _clock.GetLocalNow().DateTime);
    }

    [Fact]
    public void Timers_run_in_due_order_with_the_clock_at_their_due_time()
    {
        Timer("late", 30);
        Timer("early", 10);
        Timer("every", 15, 10);
        Timer("also early", 10);
        _clock.Advance(Duration.FromSeconds(35));
        Assert.Equal(
            [("early", After(10)), ("also early", After(10)), ("every", After(15)), ("every", After(25)), ("late", After(30)), ("every", After(35))],
            _runs);
        Assert.Equal(After(35), _clock.Now);
    }

    [Fact]
    public void A_timer_made_by_a_timer_runs_in_the_same_advance_when_it_is_due()
    {
        using var outer = _clock.CreateTimer(_ => Timer("inner", 5), null, TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);
        _clock.Advance(Duration.FromSeconds(14));
        Assert.Empty(_runs);
        _clock.Advance(Duration.FromSeconds(1));
        Assert.Equal([("inner", After(15))], _runs);
    }

    [Fact]
    public void The_next_timer_is_the_one_that_falls_due_first()
    {
        Assert.Null(_clock.NextTimer);
        Timer("b", 20);
        Timer("a", 10);
        Assert.Equal(After(10), _clock.NextTimer);
        while (_clock.NextTimer is { } next) _clock.AdvanceTo(next);
        Assert.Equal(["a", "b"], _runs.Select(r => r.Timer));
        Assert.Equal(After(20), _clock.Now);
    }

    [Fact]
    public void A_timer_that_is_due_at_once_runs_at_the_next_advance()
    {
        Timer("now", 0);
        Assert.Empty(_runs);
        _clock.Advance(Duration.Zero);
        Assert.Equal([("now", Start)], _runs);
        Assert.Null(_clock.NextTimer);
    }

    [Fact]
    public void A_timer_can_be_changed_stopped_and_disposed()
    {
        var timer = Timer("t", 10);
        Assert.True(timer.Change(TimeSpan.FromSeconds(20), Timeout.InfiniteTimeSpan));
        _clock.Advance(Duration.FromSeconds(15));
        Assert.Empty(_runs);
        Assert.True(timer.Change(Timeout.InfiniteTimeSpan, TimeSpan.FromSeconds(1)));
        _clock.Advance(Duration.FromSeconds(15));
        Assert.Empty(_runs);
        Assert.True(timer.Change(TimeSpan.FromSeconds(1), TimeSpan.Zero));
        timer.Dispose();
        _clock.Advance(Duration.FromSeconds(15));
        Assert.Empty(_runs);
        Assert.False(timer.Change(TimeSpan.FromSeconds(1), TimeSpan.Zero));
        Assert.Null(_clock.NextTimer);
    }

    [Fact]
    public void A_periodic_timer_that_disposes_itself_stops()
    {
        ITimer? timer = null;
        timer = _clock.CreateTimer(
            _ =>
            {
                _runs.Add(("once", _clock.Now));
                timer!.Dispose();
            },
            null,
            TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(1));
        _clock.Advance(Duration.FromMinutes(1));
        Assert.Equal([("once", After(1))], _runs);
    }

    [Fact]
    public void What_a_timer_throws_comes_out_of_the_advance_and_the_others_still_run_later()
    {
        using var failing = _clock.CreateTimer(_ => throw new InvalidOperationException("broken"), null, TimeSpan.FromSeconds(1), TimeSpan.Zero);
        Timer("next", 2);
        Assert.Throws<InvalidOperationException>(() => _clock.Advance(Duration.FromSeconds(5)));
        Assert.Equal(After(1), _clock.Now);
        _clock.Advance(Duration.FromSeconds(5));
        Assert.Equal([("next", After(2))], _runs);
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(4_294_967_295)]
    public void Times_that_the_systems_timers_refuse_are_refused(long milliseconds)
    {
        var time = TimeSpan.FromMilliseconds(milliseconds);
        Assert.Throws<ArgumentOutOfRangeException>(() => TimeProvider.System.CreateTimer(_ => { }, null, time, TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => _clock.CreateTimer(_ => { }, null, time, TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => _clock.CreateTimer(_ => { }, null, TimeSpan.Zero, time));
        Assert.Null(_clock.NextTimer);
    }

    [Fact]
    public async Task A_delay_ends_when_the_clock_has_come_so_far()
    {
        var delay = Task.Delay(TimeSpan.FromDays(3), _clock);
        _clock.Advance(Duration.FromDays(3) - Duration.FromTicks(1));
        Assert.False(delay.IsCompleted);
        _clock.Advance(Duration.FromTicks(1));
        await delay;
        Assert.True(delay.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_delay_that_is_cancelled_leaves_no_timer()
    {
        using var stop = new CancellationTokenSource();
        var delay = Task.Delay(TimeSpan.FromDays(3), _clock, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => delay);
        Assert.Null(_clock.NextTimer);
    }

    [Fact]
    public void A_cancellation_source_times_out_by_the_clock()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30), _clock);
        _clock.Advance(Duration.FromSeconds(29));
        Assert.False(timeout.IsCancellationRequested);
        timeout.CancelAfter(TimeSpan.FromSeconds(10));
        _clock.Advance(Duration.FromSeconds(9));
        Assert.False(timeout.IsCancellationRequested);
        _clock.Advance(Duration.FromSeconds(1));
        Assert.True(timeout.IsCancellationRequested);
    }

    [Fact]
    public async Task A_wait_times_out_by_the_clock()
    {
        var never = new TaskCompletionSource();
        var waiting = never.Task.WaitAsync(TimeSpan.FromSeconds(5), _clock);
        _clock.Advance(Duration.FromSeconds(5));
        await Assert.ThrowsAsync<TimeoutException>(() => waiting);
    }

    [Fact]
    public async Task A_periodic_timer_ticks_by_the_clock()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), _clock);
        var tick = timer.WaitForNextTickAsync();
        Assert.False(tick.IsCompleted);
        _clock.Advance(Duration.FromMinutes(1));
        Assert.True(await tick);
    }

    [Fact]
    public void A_timer_sees_the_async_locals_of_its_maker()
    {
        var local = new AsyncLocal<string> { Value = "maker" };
        string? seen = null;
        using var timer = _clock.CreateTimer(_ => seen = local.Value, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        local.Value = "advancer";
        _clock.Advance(Duration.FromSeconds(1));
        Assert.Equal("maker", seen);
        Assert.Equal("advancer", local.Value);
    }

    [Fact]
    public async Task Timers_of_many_threads_all_run_once()
    {
        var runs = 0;
        var makers = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 500; i++)
            {
                _clock.CreateTimer(_ => Interlocked.Increment(ref runs), null, TimeSpan.FromSeconds(i % 7), Timeout.InfiniteTimeSpan);
                if (i % 50 == 0) _clock.Advance(Duration.FromSeconds(1));
            }
        }));
        await Task.WhenAll(makers);
        _clock.Advance(Duration.FromSeconds(10));
        Assert.Equal(2000, runs);
        Assert.Null(_clock.NextTimer);
    }

    private static Instant After(int seconds) => Start + Duration.FromSeconds(seconds);

    private ITimer Timer(string name, int due, int? period = null) => _clock.CreateTimer(
        _ => _runs.Add((name, _clock.Now)),
        null,
        TimeSpan.FromSeconds(due),
        period is { } p ? TimeSpan.FromSeconds(p) : Timeout.InfiniteTimeSpan);
}
