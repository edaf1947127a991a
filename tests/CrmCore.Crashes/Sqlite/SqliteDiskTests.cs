using CrmCore.CrashChild.Parent;

namespace CrmCore.Crashes.Sqlite;

/// <summary>A disk that fills up and a file that may not be written any more, while the engine works.</summary>
public sealed class SqliteDiskTests
{
    // The user that no file belongs to.
    private const string Nobody = "65534";

    // The write-ahead log alone may take 64 MB.
    private const string Size = "400m";

    [SkippableFact]
    public async Task R64_a_full_disk_refuses_and_goes_on_by_itself_when_there_is_room()
    {
        using var disk = MemoryDisk.Mount(Size);
        using var run = CrashRun.In(_ => "sqlite:" + Path.Combine(disk.Folder, "crm.db"), seed: 1);
        await using (var child = run.Start())
        {
            await child.AnsweredAsync(1);
            disk.Fill(left: 500_000);
            var reason = await child.RefusedAsync("no room left");
            Assert.Contains("crm.db", reason, StringComparison.Ordinal);
            var before = child.Kept();
            Assert.True(before > 0);

            disk.Clear();
            await child.AnsweredAsync(before + 200);
            await run.KillAsync(child);
        }

        await run.DieAsync(2);
        var report = await run.CheckAsync();
        Assert.True(report.Violations.Count == 0, report.ToString());
        Assert.True(report.Refused > 0, report.ToString());
    }

    [SkippableFact]
    public async Task R64_death_on_a_full_disk_loses_nothing()
    {
        using var disk = MemoryDisk.Mount(Size);
        using var run = CrashRun.In(_ => "sqlite:" + Path.Combine(disk.Folder, "crm.db"), seed: 2);
        await using (var child = run.Start())
        {
            await child.AnsweredAsync(1);
            disk.Fill(left: 500_000);
            await child.RefusedAsync("no room left");
            await run.KillAsync(child);
        }

        await using (var child = run.Start())
        {
            await child.RefusedAsync("no room left");
            await run.KillAsync(child);
        }

        disk.Clear();
        var report = await run.CheckAsync();
        Assert.True(report.Violations.Count == 0, report.ToString());
        Assert.True(report.Answered > 0, report.ToString());
    }

    [SkippableFact]
    public async Task R64_a_file_that_becomes_read_only_loses_nothing_and_is_written_again_when_it_may_be()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root can take a file's rights away from another user.");
        using var run = CrashRun.In(folder => "sqlite:" + Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "store")).FullName, "crm.db"), seed: 3);
        var store = Path.Combine(run.Folder, "store");
        await MemoryDisk.RunAsync("chown", "-R", Nobody, run.Folder);
        string[] asNobody = ["setpriv", "--reuid=" + Nobody, "--clear-groups"];
        await using (var child = run.Start(asNobody))
        {
            await child.AnsweredAsync(50);
            await MemoryDisk.RunAsync("chmod", "-R", "a-w", store);
            var before = child.Answers().Count;
            await Task.Delay(1000);
            await run.KillAsync(child);
            Assert.True(child.Answers().Count > before, "It was neither answered nor refused any more.");
        }

        await using (var child = run.Start(asNobody))
        {
            Assert.Contains("crm.db", await child.RefusedAsync("may not be written"), StringComparison.Ordinal);
            await MemoryDisk.RunAsync("chmod", "-R", "u+w", store);
            await child.AnsweredAsync(50);
            await run.KillAsync(child);
        }

        var report = await run.CheckAsync();
        Assert.True(report.Violations.Count == 0, report.ToString());
    }
}
