using System.Diagnostics;
using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;
using SQLitePCL;

namespace CrmCore.Scenarios.BadInput;

/// <summary>A file that cannot be used or written, through the engine: said clearly, and nothing that was accepted is lost.</summary>
public sealed class BadFileTests : Scenario
{
    private static PipelineDefinition Sales { get; } = Pipeline.Define("sales", p => p.Stage("new").Stage("called", s => s.MoveHereOn("call", Triggers.IncomingCall())));

    [Fact]
    public async Task A_file_of_a_newer_version_is_refused_and_left_alone()
    {
        var path = NewPath();
        await (await OpenAsync(path)).DisposeAsync();
        RunSql(path, "INSERT INTO crm_schema VALUES (9999)");
        var before = await File.ReadAllBytesAsync(path);
        var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync(path));
        Assert.Contains("has version 9999", error.Message, StringComparison.Ordinal);
        Assert.Contains("restore a backup", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(path));
    }

    [Fact]
    public async Task A_second_engine_on_the_file_is_refused_and_the_first_goes_on()
    {
        var path = NewPath();
        await using var desk = await OpenAsync(path);
        var deal = await desk.NewDealAsync();
        var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync(path));
        Assert.Contains("one owner at a time", error.Message, StringComparison.Ordinal);
        await desk.Events.IngestAsync(Call());
        Assert.Equal("called", await StageAsync(desk, deal));
    }

    [SkippableFact]
    public async Task A_second_process_on_the_file_is_refused_with_its_number()
    {
        Skip.IfNot(File.Exists("/usr/bin/flock"), "The tool 'flock' is not here.");
        var path = NewPath();
        await (await OpenAsync(path)).DisposeAsync();
        using var other = Process.Start(new ProcessStartInfo("/usr/bin/flock")
        {
            ArgumentList = { "--no-fork", path + ".lock", "sh", "-c", "echo locked; exec sleep 600" }, RedirectStandardOutput = true, UseShellExecute = false,
        })!;
        try
        {
            Assert.Equal("locked", await other.StandardOutput.ReadLineAsync());
            var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync(path));
            Assert.Contains("Stop that one first", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            other.Kill(entireProcessTree: true);
        }

        await other.WaitForExitAsync();
        await (await OpenAsync(path)).DisposeAsync();
    }

    [SkippableFact]
    public async Task A_read_only_disk_is_refused_with_the_remedy_and_loses_nothing()
    {
        using var disk = Disk.Mount(NewPath() + ".d");
        var path = Path.Combine(disk.Folder, "crm.db");
        DealId deal;
        await using (var desk = await OpenAsync(path)) deal = await desk.NewDealAsync();
        disk.Remount("ro");
        var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync(path));
        Assert.Contains("read-only", error.Message, StringComparison.Ordinal);
        disk.Remount("rw");
        await using var again = await OpenAsync(path);
        Assert.Equal("new", await StageAsync(again, deal));
    }

    [SkippableFact]
    public async Task A_full_disk_loses_nothing_that_was_accepted_and_goes_on_when_there_is_room()
    {
        using var disk = Disk.Mount(NewPath() + ".d");
        var path = Path.Combine(disk.Folder, "crm.db");
        var filler = Path.Combine(disk.Folder, "filler");
        await File.WriteAllBytesAsync(filler, new byte[4_000_000]);
        var accepted = new List<LeadId>();
        FormSubmitted next = Form();
        await using (var desk = await OpenAsync(path))
        {
            var error = await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
            {
                for (var i = 0; i < 2000; i++)
                {
                    next = Form("+7916" + (1_000_000 + i).ToString(System.Globalization.CultureInfo.InvariantCulture)) with { Text = new string('x', 10_000) };
                    accepted.Add((await desk.Events.IngestAsync(next)).Lead!.Value);
                }
            });
            Assert.Contains("no room left", error.Message, StringComparison.Ordinal);
            File.Delete(filler);

            // What was refused was not accepted: the same key is no duplicate.
            var outcome = await desk.Events.IngestAsync(next);
            Assert.Equal(EventStatus.Decided, outcome.Status);
            accepted.Add(outcome.Lead!.Value);
        }

        await using var again = await OpenAsync(path);
        foreach (var lead in accepted) Assert.Equal(10_000, (await again.Leads.GetAsync(lead)).Text!.Length);
        Assert.All(accepted, lead => Assert.Single(accepted, lead));
    }

    private static Task<CrmTestDesk> OpenAsync(string path) => CrmTestDesk.CreateAsync(crm => crm.UseSqlite(path).AddPipeline(Sales));

    private static void RunSql(string path, string sql)
    {
        Batteries_V2.Init();
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_open(path, out var db));
        using (db) Assert.Equal(raw.SQLITE_OK, raw.sqlite3_exec(db, sql));
    }

    /// <summary>A disk in memory. Only root may mount one; others skip.</summary>
    private sealed class Disk : IDisposable
    {
        private Disk(string folder) => Folder = folder;

        public string Folder { get; }

        public static Disk Mount(string folder)
        {
            Directory.CreateDirectory(folder);
            Skip.IfNot(OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", folder), "No disk can be mounted here: that takes Linux and root.");
            return new Disk(folder);
        }

        public void Remount(string how) => Assert.True(Run("mount", "-o", "remount," + how, Folder));

        public void Dispose() => Run("umount", "-l", Folder);

        private static bool Run(string command, params string[] arguments)
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
    }
}
