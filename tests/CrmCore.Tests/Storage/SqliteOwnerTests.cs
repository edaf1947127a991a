using System.Diagnostics;
using System.Globalization;

namespace CrmCore.Tests.Storage;

public sealed class SqliteOwnerTests : SqliteBench
{
    [Fact]
    public async Task A_second_store_on_the_file_is_refused_until_the_first_is_closed()
    {
        await using (await OpenAsync())
        {
            var message = await RefusedAsync();
            Assert.Contains(DatabasePath, message, StringComparison.Ordinal);
            Assert.Contains($"this process ({Environment.ProcessId})", message, StringComparison.Ordinal);
            Assert.Contains("Stop that one first", message, StringComparison.Ordinal);
        }

        await (await OpenAsync()).DisposeAsync();
    }

    [Fact]
    public async Task A_link_to_the_file_is_the_same_file()
    {
        await using var store = await OpenAsync();
        File.CreateSymbolicLink(In("link.db"), DatabasePath);
        Assert.Contains("is open in this process", await RefusedAsync(In("link.db")), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Another_process_keeps_the_file_until_it_dies()
    {
        Skip.IfNot(File.Exists("/usr/bin/flock"), "The tool 'flock' is not here.");
        await (await OpenAsync()).DisposeAsync();
        using var other = Process.Start(new ProcessStartInfo("/usr/bin/flock")
        {
            ArgumentList = { "--no-fork", DatabasePath + ".lock", "sh", "-c", "echo locked; exec sleep 600" },
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        try
        {
            Assert.Equal("locked", await other.StandardOutput.ReadLineAsync());
            await File.WriteAllTextAsync(DatabasePath + ".owner", other.Id.ToString(CultureInfo.InvariantCulture));
            Assert.Contains($"is open in process {other.Id}", await RefusedAsync(), StringComparison.Ordinal);
        }
        finally
        {
            other.Kill(entireProcessTree: true);
        }

        await other.WaitForExitAsync();
        await (await OpenAsync()).DisposeAsync();
    }

    [Fact]
    public async Task Closing_leaves_one_file_with_everything_in_it()
    {
        await using (var store = await OpenAsync()) Assert.True(await CommitAsync(store, Event(1, "call")));
        Assert.False(File.Exists(DatabasePath + "-wal"));
        Assert.False(File.Exists(DatabasePath + ".owner"));
        File.Move(DatabasePath, In("moved.db"));
        await using var moved = await OpenAsync(In("moved.db"));
        Assert.Single(await AllAsync(moved, StoredEventRecords.Instance));
    }

    [Fact]
    public async Task A_refused_store_opens_when_the_reason_is_gone()
    {
        await File.WriteAllTextAsync(DatabasePath, new string('x', 5_000));
        var store = new CrmCore.Storage.Sqlite.SqliteStore(new() { Path = DatabasePath });
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.OpenAsync(RecordCatalog.Schema, CancellationToken.None));
        File.Delete(DatabasePath);
        await store.OpenAsync(RecordCatalog.Schema, CancellationToken.None);
        await store.DisposeAsync();
        await store.DisposeAsync();
    }

    [Fact]
    public async Task A_store_that_is_not_open_says_so()
    {
        var store = new CrmCore.Storage.Sqlite.SqliteStore(new() { Path = DatabasePath });
        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await CommitAsync(store, Event(1, "call")));
        Assert.Contains("OpenAsync", error.Message, StringComparison.Ordinal);
    }
}
