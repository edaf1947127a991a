using CrmCore.CrashChild.Parent;

namespace CrmCore.Crashes.PostgreSql;

/// <summary>The server dies, its disk is full, or its connections are cut, while nodes work: they go on by themselves.</summary>
public sealed class PostgreSqlServerTests(Progress progress) : IClassFixture<Progress>
{
    [SkippableFact]
    public async Task R64_a_server_that_is_killed_and_started_again_loses_nothing_and_the_nodes_go_on()
    {
        using var cluster = PostgreSqlCluster.Start(new Dictionary<string, string>());
        using var run = CrashRun.OnPostgreSql(cluster.CreateDatabase(), seed: 9);
        await using var one = run.Start();
        await using var other = run.Start();
        await GoesOnAsync(one);
        await GoesOnAsync(other);
        var chance = new Random(9);
        for (var death = 1; death <= OnDemand.ServerDeaths; death++)
        {
            await ServerDeath.OfAsync(cluster);
            await Task.Delay(chance.Next(2000));
            ServerDeath.Resurrect(cluster);
            await GoesOnAsync(one);
            await GoesOnAsync(other);
            progress.Tell($"the server died {death} times");
        }

        await run.KillAsync(one);
        await run.KillAsync(other);
        var report = await run.CheckAsync();
        progress.Tell(report.ToString());
        Assert.True(report.Violations.Count == 0, report.ToString());
        Assert.True(report.Answered > 100 * OnDemand.ServerDeaths, report.ToString());
    }

    [SkippableFact]
    public async Task R64_connections_that_are_cut_lose_and_double_nothing()
    {
        var cluster = PostgreSqlCluster.Shared;
        using var run = CrashRun.OnPostgreSql(cluster.CreateDatabase(), seed: 10);
        var database = new Npgsql.NpgsqlConnectionStringBuilder(run.Plan.Store["postgres:".Length..]).Database!;
        await using var one = run.Start();
        await using var other = run.Start();
        await GoesOnAsync(one);
        await GoesOnAsync(other);
        for (var cut = 0; cut < 20; cut++)
        {
            cluster.Execute("postgres", $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'");
            await Task.Delay(100);
        }

        await GoesOnAsync(one);
        await GoesOnAsync(other);
        await run.KillAsync(one);
        await run.KillAsync(other);
        var report = await run.CheckAsync();
        Assert.True(report.Violations.Count == 0, report.ToString());
    }

    [SkippableFact]
    public async Task R64_a_full_disk_refuses_and_goes_on_by_itself_when_there_is_room()
    {
        var cluster = PostgreSqlCluster.Shared;
        using var disk = MemoryDisk.Mount("200m");
        await MemoryDisk.RunAsync("chown", "--reference=" + cluster.Data, disk.Folder);
        cluster.Execute("postgres", $"CREATE TABLESPACE small LOCATION '{disk.Folder}'");
        cluster.Execute("postgres", "CREATE DATABASE small TABLESPACE small");
        try
        {
            using var run = CrashRun.OnPostgreSql(cluster.ConnectionString("small"), seed: 11);
            await using (var child = run.Start())
            {
                await child.AnsweredAsync(1);
                disk.Fill(left: 500_000);
                await child.RefusedAsync("no room left");
                disk.Clear();
                await GoesOnAsync(child);
                await run.KillAsync(child);
            }

            var report = await run.CheckAsync();
            Assert.True(report.Violations.Count == 0, report.ToString());
            Assert.True(report.Refused > 0, report.ToString());
        }
        finally
        {
            cluster.Execute("postgres", "DROP DATABASE small WITH (FORCE)");
            cluster.Execute("postgres", "DROP TABLESPACE small");
        }
    }

    private static Task GoesOnAsync(ChildProcess child) => child.AnsweredAsync(child.Kept() + 50);
}
