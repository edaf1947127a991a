using OpenLine;

namespace CrmCore.Scenarios.Samples;

public sealed class OpenLineBoardTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 16, 8, 0);

    [Theory]
    [InlineData(150, 40)]
    [InlineData(80, 24)]
    public void The_board_shows_who_waits_and_who_has_what(int width, int height)
    {
        var board = Draw(View(happenings: 30), width, height);

        Assert.Contains("●●● 3", board, StringComparison.Ordinal);
        Assert.Contains("12 m", board, StringComparison.Ordinal);
        Assert.Contains("Support, closed", board, StringComparison.Ordinal);
        Assert.Contains("▣ anna", board, StringComparison.Ordinal);
        Assert.Contains("■ bert", board, StringComparison.Ordinal);
        Assert.Contains("on a break until 12:30", board, StringComparison.Ordinal);
        Assert.Contains("given to olga 29", board, StringComparison.Ordinal);
        Assert.True(board.Split('\n').All(line => line.TrimEnd().Length <= width), board);
        Assert.True(board.TrimEnd().Split('\n').Length <= height, board);
    }

    [Fact]
    public void A_name_that_looks_like_markup_is_shown_as_it_is()
    {
        var view = View(happenings: 1);
        var board = Draw(view with { Employees = [view.Employees[0] with { Name = "[red]" }], Last = [new Happening(Now, HappeningKind.Given, "[b]", "[/] given")] }, 120, 30);

        Assert.Contains("[red]", board, StringComparison.Ordinal);
        Assert.Contains("[b] [/] given", board, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fast_clock_shortens_every_wait_and_no_timer_comes_early()
    {
        var clock = new FastClock(DateTimeOffset.UnixEpoch, 720, TimeSpan.FromSeconds(20));

        Assert.Equal(TimeSpan.FromMilliseconds(167), clock.Real(TimeSpan.FromMinutes(2)));
        Assert.Equal(TimeSpan.FromMilliseconds(1), clock.Real(TimeSpan.FromMilliseconds(1)));
        Assert.Equal(TimeSpan.Zero, clock.Real(TimeSpan.Zero));
        Assert.Equal(Timeout.InfiniteTimeSpan, clock.Real(Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public void A_fast_clock_waits_for_whoever_follows_it()
    {
        var clock = new FastClock(DateTimeOffset.UnixEpoch, 1e9, TimeSpan.FromSeconds(20));

        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(20), Later(clock));
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(20), Later(clock));
        clock.Follow();
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(40), Later(clock));
    }

    // At that speed the lead is used up by the time that two questions take.
    private static DateTimeOffset Later(FastClock clock)
    {
        SpinWait.SpinUntil(() => clock.GetUtcNow() == clock.GetUtcNow(), TimeSpan.FromSeconds(10));
        return clock.GetUtcNow();
    }

    private static BoardView View(int happenings) => new(
        "Monday 16 March, 11:00",
        .5,
        [
            new LineView { Name = "Sales", Way = "own manager, then in turn", IsOpen = true, Waiting = ["a", "b", "c"], Oldest = Duration.FromMinutes(12), Opened = 40, Median = Duration.FromSeconds(70) },
            new LineView { Name = "Support", Way = "evenly by load" },
        ],
        [
            new EmployeeView("Olga", "at work", true, [new DeskItem("anna", DeskItemState.New), new DeskItem("bert", DeskItemState.Answered)], 1, 12),
            new EmployeeView("Ivan", "on a break until 12:30", false, [], 3, 11),
        ],
        [.. Enumerable.Range(0, happenings).Select(i => new Happening(Now, HappeningKind.Given, "anna", $"given to olga {i}"))],
        DateTimeZone.Utc);

    private static string Draw(BoardView view, int width, int height)
    {
        using var screen = new StringWriter();
        var console = OpenLine.Terminal.Plain(screen);
        console.Profile.Width = width;
        console.Write(BoardScreen.Draw(view, width, height));
        return screen.ToString().ReplaceLineEndings("\n");
    }
}
