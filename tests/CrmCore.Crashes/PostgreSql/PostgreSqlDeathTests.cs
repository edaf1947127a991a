using CrmCore.CrashChild.Parent;

namespace CrmCore.Crashes.PostgreSql;

/// <summary>Real processes on a real server, killed in the middle of their work.</summary>
public sealed class PostgreSqlDeathTests(Progress progress) : IClassFixture<Progress>
{
    [SkippableFact]
    public async Task R64_processes_killed_under_load_lose_nothing_they_answered_and_double_nothing()
    {
        using var run = CrashRun.OnPostgreSql(PostgreSqlCluster.Shared.CreateDatabase(), seed: 64);
        run.Progress = progress.Tell;
        await run.DieAsync(OnDemand.Deaths);

        var report = await run.CheckAsync();
        progress.Tell(report.ToString());
        Assert.True(report.Violations.Count == 0, report.ToString());
        Assert.True(report.Deaths >= OnDemand.Deaths && report.Answered > report.Deaths, report.ToString());
    }

    [SkippableFact]
    public async Task R64_four_nodes_killed_and_started_at_random_lose_and_double_nothing()
    {
        using var run = CrashRun.OnPostgreSql(PostgreSqlCluster.Shared.CreateDatabase(), seed: 4);
        run.Progress = progress.Tell;
        await run.NodesAsync(nodes: 4, OnDemand.Nodes);

        var report = await run.CheckAsync();
        progress.Tell(report.ToString());
        Assert.True(report.Violations.Count == 0, report.ToString());
        Assert.True(report.Deaths >= 4 && report.Answered > report.Deaths, report.ToString());
    }

    [SkippableFact]
    public async Task R70_a_clock_that_jumps_under_load_repeats_and_loses_nothing()
    {
        using var run = CrashRun.OnPostgreSql(PostgreSqlCluster.Shared.CreateDatabase(), seed: 70);
        await using var right = run.Start();
        await using var wrong = run.Start();
        var answered = 50;
        foreach (var jump in new[] { Duration.FromDays(1), Duration.FromHours(-1), Duration.FromDays(-2) })
        {
            await wrong.AnsweredAsync(answered);
            wrong.JumpClock(jump);
            answered = wrong.Answers().Count + 100;
        }

        await wrong.AnsweredAsync(answered);
        await run.KillAsync(wrong);
        await run.KillAsync(right);

        var report = await run.CheckAsync();
        Assert.True(report.Violations.Count == 0, report.ToString());
    }
}
