using OpenLine;

namespace CrmCore.Scenarios.Samples;

public sealed class OpenLineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("crmcore-openline-").FullName;
    private string _screen = "";

    [Theory]
    [InlineData("opening.txt", "waits: sales is closed", "given to olga, whose turn it is")]
    [InlineData("nobody-answers.txt", "olga did not answer in 2 m 00 s: back to the queue", "passed over: olga (did not answer), petr (ill)")]
    [InlineData("colleague-hidden.txt", "nina joins hidden", "rated 5 of 5")]
    public async Task The_scenarios_that_come_with_it_end_as_they_say(string script, params string[] told)
    {
        Assert.True(await RunAsync("--script", Path.Combine(AppContext.BaseDirectory, "scripts", script)) == 0, _screen);
        foreach (var words in told) Assert.Contains(words, _screen, StringComparison.Ordinal);
        Assert.Contains("All as expected.", _screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scenario_is_played_alike_each_time()
    {
        var script = Path.Combine(AppContext.BaseDirectory, "scripts", "opening.txt");
        await RunAsync("--script", script);
        var first = _screen;
        await RunAsync("--script", script);
        Assert.Equal(first, _screen);
    }

    [Fact]
    public async Task A_scenario_may_play_in_the_samples_own_office()
    {
        Assert.True(await PlayAsync("""
            client vera of olga
            08:00 client vera writes "Is Olga in?" on telegram-sales
            expect vera sees "as soon as we open"
            next day
            09:00 expect vera with olga
            """) == 0, _screen);
        Assert.Contains("given to olga, the client's own manager", _screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scenario_goes_over_several_days()
    {
        Assert.True(await PlayAsync("""
            employee ivan
            line sales on telegram to ivan, quiet 2d, asks "How was it?"
            09:00 client anna writes "hello"
            09:01 ivan answers anna "Good day"
            next day
            09:00
            next day
            10:00 expect anna closed
            10:01 client anna rates 4
            expect anna rated 4
            """) == 0, _screen);
        Assert.Contains("Wednesday 18 March", _screen, StringComparison.Ordinal);
        Assert.Contains("closed by itself", _screen, StringComparison.Ordinal);
        Assert.Contains("rated 4 of 5", _screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_as_expected_is_told_with_its_line_and_what_is_the_case()
    {
        Assert.Equal(1, await PlayAsync("""
            employee olga
            employee ivan
            line sales on telegram to olga, ivan in turn
            09:00 client anna writes "hello"
            expect anna with ivan
            expect olga has 0
            expect anna sees "hello"
            """));
        Assert.Contains("line 5: expect anna with ivan", _screen, StringComparison.Ordinal);
        Assert.Contains("but anna is with olga", _screen, StringComparison.Ordinal);
        Assert.Contains("but olga has 1", _screen, StringComparison.Ordinal);
        Assert.Contains("but anna has seen nothing", _screen, StringComparison.Ordinal);
        Assert.Contains("3 things were not as expected.", _screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_command_is_a_mistake_unless_the_scenario_waits_for_it()
    {
        const string Office = "employee olga\nemployee ivan\nline sales on telegram to olga in turn\n09:00 client anna writes \"hello\"\n09:01 ivan closes anna\n";
        Assert.Equal(1, await PlayAsync(Office));
        Assert.Contains("line 5: 09:01 ivan closes anna", _screen, StringComparison.Ordinal);
        Assert.Contains("refused: ", _screen, StringComparison.Ordinal);
        Assert.True(await PlayAsync(Office + "expect refused \"may not\"\n") == 0, _screen);
    }

    [Theory]
    [InlineData("09:00 olga dances", "line 1: An employee can: at work, break 15m")]
    [InlineData("09:00 otto at work", "line 1: There is no employee 'otto'. There are: olga, ivan")]
    [InlineData("# a word first\n\n09:00 client anna sings", "line 3: A client can: writes")]
    [InlineData("09:00 client anna writes \"hello\" on fax", "line 1: There is no channel 'fax'. There are: telegram-sales")]
    [InlineData("09:00 client anna writes \"hello\"", "line 1: Say on which channel anna writes")]
    [InlineData("09:00 client anna writes \"hello on telegram-sales", "line 1: A text begins with a quote")]
    [InlineData("09:00 olga answers anna \"hello\"", "line 1: There is no client who has written before this line: 'anna'")]
    [InlineData("25:00 olga at work", "line 1: '25:00' is no time of day.")]
    [InlineData("09:00 olga break soon", "line 1: 'soon' is no length of time.")]
    [InlineData("09:00 olga at work\n08:00 ivan at work", "line 2: 08:00 is before 09:00:00")]
    [InlineData("09:00 olga at work\nemployee otto", "line 2: 'employee …' says what the office is like")]
    [InlineData("expect", "line 1: One can expect:")]
    [InlineData("line sales on telegram to olga", "line 1: There is no employee 'olga'. Write it above this line")]
    [InlineData("employee olga\nline sales on telegram to olga in turn by magic", "line 2: 'by magic': of a line one can say")]
    [InlineData("employee olga 9 to 5", "line 1: Of an employee one can say")]
    [InlineData("employee olga 09:00-18:00", "line 1: Nothing happens in it.")]
    [InlineData("date tomorrow", "line 1: 'tomorrow' is no date.")]
    [InlineData("zone Mars", "line 1: 'Mars' is no time zone.")]
    [InlineData("", "line 1: Nothing happens in it.")]
    public async Task A_line_that_cannot_be_read_is_named_with_what_to_write_instead(string script, string told)
    {
        Assert.Equal(2, await PlayAsync(script));
        Assert.Contains("scenario.txt, " + told, _screen.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_wrong_lines_are_named_at_once()
    {
        await PlayAsync("09:00 olga dances\n09:01 client anna sings\n");
        Assert.Contains("line 1:", _screen, StringComparison.Ordinal);
        Assert.Contains("line 2:", _screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_passes_with_its_queue_at_nine_and_its_figures_at_the_end()
    {
        Assert.Equal(0, await RunAsync("--speed", "max", "--hours", "5", "--clients", "20", "--plain"));
        var first = _screen;
        Assert.Contains("waits: Sales is closed", _screen, StringComparison.Ordinal);
        Assert.Contains("09:00:00", _screen, StringComparison.Ordinal);
        Assert.Contains("nobody at work has answered: marked", _screen, StringComparison.Ordinal);
        Assert.Contains("elena    ill", _screen, StringComparison.Ordinal);
        Assert.Contains("The day in figures", _screen, StringComparison.Ordinal);

        await RunAsync("--speed", "max", "--hours", "5", "--clients", "20", "--plain");
        Assert.Equal(first, _screen);
        await RunAsync("--speed", "max", "--hours", "5", "--clients", "20", "--plain", "--seed", "2");
        Assert.NotEqual(first, _screen);
    }

    [Fact]
    public async Task A_day_runs_on_a_fast_clock_with_the_engines_own_worker_and_in_a_file()
    {
        var file = Path.Combine(_folder, "day.db");
        Assert.True(await RunAsync("--speed", "7200", "--hours", "3", "--clients", "10", "--db", file) == 0, _screen);
        Assert.Contains("given to", _screen, StringComparison.Ordinal);
        Assert.Contains("The day in figures", _screen, StringComparison.Ordinal);
        Assert.True(File.Exists(file));

        Assert.Equal(2, await RunAsync("--db", file));
        Assert.Contains("is there already", _screen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'--colour' is no option", "--colour")]
    [InlineData("--seed needs a value", "--seed")]
    [InlineData("--hours 25: give a whole number from 1 to 24", "--hours", "25")]
    [InlineData("--speed fast: give a number", "--speed", "fast")]
    [InlineData("--speed 0: give a number", "--speed", "0")]
    [InlineData("there is no such file", "--script", "nowhere.txt")]
    [InlineData("there is no folder", "--db", "no/such/folder/day.db")]
    public async Task A_wrong_command_line_is_told(string told, params string[] args)
    {
        Assert.Equal(2, await RunAsync(args));
        Assert.Contains(told, _screen.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_tells_every_option()
    {
        Assert.Equal(0, await RunAsync("--help"));
        foreach (var option in (string[])["--speed", "--hours", "--clients", "--seed", "--script", "--db", "--plain"]) Assert.Contains(option, _screen, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<int> PlayAsync(string script)
    {
        var file = Path.Combine(_folder, "scenario.txt");
        File.WriteAllText(file, script);
        return RunAsync("--script", file);
    }

    private async Task<int> RunAsync(params string[] args)
    {
        await using var screen = new StringWriter();
        var code = await OpenLineProgram.RunAsync(args, OpenLine.Terminal.Plain(screen), CancellationToken.None);
        _screen = screen.ToString();
        return code;
    }
}
