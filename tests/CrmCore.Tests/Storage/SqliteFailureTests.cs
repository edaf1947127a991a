using System.Diagnostics;
using SQLitePCL;

namespace CrmCore.Tests.Storage;

public sealed class SqliteFailureTests : SqliteBench
{
    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_alone()
    {
        await File.WriteAllTextAsync(DatabasePath, new string('x', 5_000));
        Assert.Contains("is not a SQLite database", await RefusedAsync(), StringComparison.Ordinal);
        Assert.Equal(new string('x', 5_000), await File.ReadAllTextAsync(DatabasePath));
    }

    [Fact]
    public async Task A_database_of_another_program_is_refused_and_left_alone()
    {
        RunSql(DatabasePath, "CREATE TABLE customers(name TEXT)");
        var before = await File.ReadAllBytesAsync(DatabasePath);
        Assert.Contains("give CrmCore a file of its own", await RefusedAsync(), StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(DatabasePath));
    }

    [Fact]
    public async Task A_missing_folder_and_a_folder_in_the_files_place_are_refused()
    {
        Assert.Contains("does not exist", await RefusedAsync(In("nowhere/crm.db")), StringComparison.Ordinal);
        Directory.CreateDirectory(DatabasePath);
        Assert.Contains("cannot be opened", await RefusedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_file_is_refused_with_both_versions()
    {
        await (await OpenAsync()).DisposeAsync();
        var newer = RecordCatalog.Version + 3;
        RunSql(DatabasePath, $"INSERT INTO crm_schema VALUES ({newer})");
        var message = await RefusedAsync();
        Assert.Contains(DatabasePath, message, StringComparison.Ordinal);
        Assert.Contains($"has version {newer}", message, StringComparison.Ordinal);
        Assert.Contains($"up to {RecordCatalog.Version}", message, StringComparison.Ordinal);
        Assert.Contains("restore a backup", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_locked_by_another_program_is_unavailable_and_then_available()
    {
        await using var store = await OpenAsync();
        using (var other = Open(DatabasePath))
        {
            Run(other, "BEGIN IMMEDIATE");
            var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => CommitAsync(store, Event(1, "call")));
            Assert.Contains("is locked by another program", error.Message, StringComparison.Ordinal);
        }

        Assert.True(await CommitAsync(store, Event(1, "call")));
    }

    [Fact]
    public async Task A_full_file_loses_nothing_and_goes_on_when_there_is_room()
    {
        await using (var store = await OpenAsync())
        {
            Assert.True(await CommitAsync(store, Event(1, "call")));
            store.WriterConnection.Execute("PRAGMA max_page_count = 60");
            var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => CommitAsync(store, Event(2, "call"), Event(3, "call", 1_000_000)));
            Assert.Contains("no room left", error.Message, StringComparison.Ordinal);
            store.WriterConnection.Execute("PRAGMA max_page_count = 1000000");
            Assert.True(await CommitAsync(store, Event(3, "call", 1_000_000)));
        }

        await using var again = await OpenAsync();
        Assert.Equal([Id(1), Id(3)], (await AllAsync(again, StoredEventRecords.Instance)).Select(e => ((StoredEvent)e).Id.Value));
    }

    [SkippableFact]
    public async Task A_full_disk_loses_nothing_and_goes_on_when_there_is_room()
    {
        using var disk = SmallDisk.Mount(In("disk"), "size=3m");
        var path = Path.Combine(disk.Path, "crm.db");
        var filler = Path.Combine(disk.Path, "filler");
        await File.WriteAllBytesAsync(filler, new byte[1_000_000]);
        var written = 0;
        await using (var store = await OpenAsync(path))
        {
            var error = await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
            {
                for (; written < 1_000; written++) await CommitAsync(store, Event(written, "call", 10_000));
            });
            Assert.Contains("no room left", error.Message, StringComparison.Ordinal);
            File.Delete(filler);
            Assert.True(await CommitAsync(store, Event(written, "call", 10_000)));
        }

        await using var again = await OpenAsync(path);
        Assert.Equal(Enumerable.Range(0, written + 1).Select(Id), (await AllAsync(again, StoredEventRecords.Instance)).Select(e => ((StoredEvent)e).Id.Value));
    }

    [SkippableFact]
    public async Task A_read_only_disk_is_refused_with_the_remedy()
    {
        using var disk = SmallDisk.Mount(In("disk"), "size=3m");
        var path = Path.Combine(disk.Path, "crm.db");
        await (await OpenAsync(path)).DisposeAsync();
        disk.Remount("ro");
        Assert.Contains("mounted read-only", await RefusedAsync(path), StringComparison.Ordinal);
        disk.Remount("rw");
        await (await OpenAsync(path)).DisposeAsync();
    }

    [Fact]
    public async Task A_damaged_file_is_reported_as_damaged()
    {
        await using (var store = await OpenAsync())
        {
            for (var i = 0; i < 50; i++) await CommitAsync(store, Event(i, "call", 3_000));
        }

        using (var file = new FileStream(DatabasePath, FileMode.Open))
        {
            file.Position = 4_096;
            file.Write(Enumerable.Repeat((byte)0x5A, (int)file.Length - 4_096).ToArray());
        }

        var error = await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
        {
            await using var store = await OpenAsync();
            await AllAsync(store, StoredEventRecords.Instance);
        });
        Assert.Contains("restore the latest backup", error.Message, StringComparison.Ordinal);
    }

    private static sqlite3 Open(string path)
    {
        Batteries_V2.Init();
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_open(path, out var db));
        return db;
    }

    private static void Run(sqlite3 db, string sql) => Assert.Equal(raw.SQLITE_OK, raw.sqlite3_exec(db, sql));

    private static void RunSql(string path, string sql)
    {
        using var db = Open(path);
        Run(db, sql);
    }
}

/// <summary>A disk in memory that can be full or read-only. Only root may mount one; others skip.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    public static SmallDisk Mount(string path, string options)
    {
        Directory.CreateDirectory(path);
        Skip.IfNot(OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", options, "tmpfs", path), "No disk can be mounted here: that takes Linux and root.");
        return new SmallDisk(path);
    }

    public void Remount(string how) => Assert.True(Run("mount", "-o", "remount," + how, Path));

    public void Dispose() => Run("umount", "-l", Path);

    private static bool Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
