namespace CrmCore.Tests.Storage;

public sealed class SqliteBackupTests : SqliteBench
{
    [Fact]
    public async Task A_backup_under_load_is_consistent_and_holds_what_was_committed_before_it()
    {
        await using var store = await OpenAsync();
        using var stop = new CancellationTokenSource();
        var committed = 0;
        var writer = Task.Run(async () =>
        {
            for (var number = 1; !stop.IsCancellationRequested; number++)
            {
                var counted = new RecordChange(
                    StageCountRecords.Instance, ChangeKind.Add, new RecordKey(1, T0: "sales", T1: "new", T2: ""), new StageCount(1, "sales", "new", "", 1, 0), 0);
                Assert.True(await CommitAsync(store, Event(number, "call", 2_000), counted));
                Volatile.Write(ref committed, number);
            }
        });

        var held = new List<(int Before, string Path)>();
        for (var i = 0; i < 3; i++)
        {
            while (Volatile.Read(ref committed) < (i + 1) * 100) await Task.Yield();
            held.Add((Volatile.Read(ref committed), In($"backup-{i}.db")));
            await store.BackupAsync(held[^1].Path, CancellationToken.None);
        }

        await stop.CancelAsync();
        await writer;
        foreach (var (before, path) in held)
        {
            await using var restored = await OpenAsync(path);
            Assert.Equal("ok", restored.WriterConnection.Read("PRAGMA integrity_check"));
            var events = await AllAsync(restored, StoredEventRecords.Instance);
            var count = (StageCount)Assert.Single(await AllAsync(restored, StageCountRecords.Instance));
            Assert.Equal(events.Count, count.Deals);
            Assert.InRange(events.Count, before, committed);
            Assert.True(await CommitAsync(restored, Event(1_000_000, "call")));
        }
    }

    [Fact]
    public async Task A_backup_does_not_overwrite()
    {
        await using var store = await OpenAsync();
        await File.WriteAllTextAsync(In("there.db"), "mine");
        var error = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.BackupAsync(In("there.db"), CancellationToken.None));
        Assert.Contains("exists already", error.Message, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(In("there.db")));
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.BackupAsync(In("nowhere/backup.db"), CancellationToken.None));
    }

    [Fact]
    public async Task A_cancelled_backup_leaves_nothing()
    {
        await using var store = await OpenAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.BackupAsync(In("backup.db"), new CancellationToken(canceled: true)));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(DatabasePath)!, "backup*"));
    }
}
