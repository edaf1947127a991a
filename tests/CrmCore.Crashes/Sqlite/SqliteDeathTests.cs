using CrmCore.CrashChild.Parent;

namespace CrmCore.Crashes.Sqlite;

/// <summary>Real processes on a real file, killed in the middle of their work.</summary>
public sealed class SqliteDeathTests(Progress progress) : IClassFixture<Progress>
{
    [Fact]
    public async Task R64_processes_killed_under_load_lose_nothing_they_answered_and_double_nothing()
    {
        using var run = CrashRun.OnSqlite(seed: 64);
        run.Progress = progress.Tell;
        await run.DieAsync(OnDemand.Deaths);

        var report = await run.CheckAsync();
        progress.Tell(report.ToString());
        Assert.True(report.Violations.Count == 0, report.ToString());
        Assert.True(report.Deaths >= OnDemand.Deaths && report.Answered > report.Deaths, report.ToString());
    }

    [Fact]
    public async Task R70_a_clock_that_jumps_under_load_repeats_and_loses_nothing()
    {
        using var run = CrashRun.OnSqlite(seed: 70);
        await using var child = run.Start();
        var answered = 100;
        foreach (var jump in new[] { Duration.FromDays(1), Duration.FromHours(-1), Duration.FromDays(-2), Duration.FromHours(30) })
        {
            await child.AnsweredAsync(answered);
            child.JumpClock(jump);
            answered = child.Answers().Count + 200;
        }

        await child.AnsweredAsync(answered);
        await run.KillAsync(child);

        var report = await run.CheckAsync();
        Assert.True(report.Violations.Count == 0, report.ToString());
        Assert.True(report.Answered >= answered, report.ToString());
    }
}
