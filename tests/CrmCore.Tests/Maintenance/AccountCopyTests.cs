using CrmCore.Storage.PostgreSql;
using CrmCore.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Tests.Maintenance;

public sealed class AccountCopyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("crmcore-copy-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_account_goes_from_memory_to_a_file_and_back_record_by_record()
    {
        await using var desk = await BusyAccount.LiveAsync(_ => { });
        var there = await Rows.OfAsync(desk.Engine.Store, "test");
        Assert.True(there.Values.Count(rows => rows.Count > 0) >= 28, string.Join(", ", there.Where(t => t.Value.Count == 0).Select(t => t.Key)));

        CopiedAccount copied;
        await using (var file = File("copy.db")) copied = await desk.Engine.Maintenance.CopyAccountAsync("test", file);

        Assert.False(copied.IsRenumbered);
        Assert.Equal(there.Where(t => t.Value.Count > 0).Select(t => (t.Key, (long)t.Value.Count)).Order(), copied.Tables.Select(t => (t.Table, t.Records)).Order());
        await using var source = File("copy.db");
        await using var memory = new InMemoryStore();
        var progress = new Told();
        await AccountCopy.RunAsync(source, memory, "test", progress);
        Assert.Equal(there, await Rows.OfAsync(source, "test"));
        Assert.Equal(there, await Rows.OfAsync(memory, "test"));
        Assert.Contains(progress.All, p => p is { Table: "timeline", IsChecking: false });
        Assert.Contains(progress.All, p => p is { Table: "timeline", IsChecking: true });
    }

    [SkippableFact]
    public async Task An_account_goes_from_a_file_to_PostgreSQL_and_back_record_by_record()
    {
        var database = PostgreSqlCluster.Shared.CreateDatabase();
        await using (var desk = await BusyAccount.LiveAsync(crm => crm.UseSqlite(Path.Combine(_folder, "from.db"))))
        {
            await using var server = Server(database);
            await desk.Engine.Maintenance.CopyAccountAsync("test", server);
        }

        await using var shared = Server(database);
        await using var back = File("back.db");
        var copied = await AccountCopy.RunAsync(shared, back, "test");

        await using var from = File("from.db");
        await from.OpenAsync(RecordCatalog.Schema, default);
        var there = await Rows.OfAsync(from, "test");
        Assert.Equal(there.Values.Sum(rows => rows.Count), copied.Records);
        Assert.Equal(there, await Rows.OfAsync(shared, "test"));
        Assert.Equal(there, await Rows.OfAsync(back, "test"));
    }

    [SkippableFact]
    public async Task An_account_that_nodes_share_stands_still_while_it_is_copied_and_leases_stay_behind()
    {
        var database = PostgreSqlCluster.Shared.CreateDatabase();
        await using var desk = await BusyAccount.LiveAsync(crm => crm.UsePostgreSql(database));
        desk.Clock.Advance(Duration.FromDays(60));
        Assert.NotEmpty((await desk.Engine.Store.ClaimAsync(new ClaimRequest(desk.Clock.Now, 3), default)).Actions);
        await using var file = File("copy.db");
        Task? waits = null;
        var progress = new Told(_ => waits ??= Task.Run(async () => await desk.Events.IngestAsync(new IncomingCall("+79162222203") { Source = "pbx", Key = "meanwhile" })));

        await desk.Engine.Maintenance.CopyAccountAsync("test", file, progress);

        await waits!;
        await foreach (var action in file.AllAsync(ScheduledActionRecords.Instance, -1, new RecordKey(1), 1, default)) Assert.Equal(0, action.Lease);
        var keys = (await Rows.OfAsync(file, EventKeyRecords.Instance, 1)).Count;
        Assert.Equal(keys + 1, (await Rows.OfAsync(desk.Engine.Store, EventKeyRecords.Instance, 1)).Count);
    }

    [Fact]
    public async Task A_copied_account_goes_on_in_its_new_store()
    {
        await using (var desk = await BusyAccount.LiveAsync(_ => { }))
        {
            await using var file = File("copy.db");
            await desk.Engine.Maintenance.CopyAccountAsync("test", file);
        }

        await using var again = await BusyAccount.OpenAsync(crm => crm.UseSqlite(Path.Combine(_folder, "copy.db")));
        Assert.Equal(EventStatus.Duplicate, (await again.Events.IngestAsync(new IncomingCall("+79162222201") { Source = "pbx", Key = "c1" })).Status);
        Assert.Equal("Anna Arkadyevna Karenina", (await again.Contacts.FindByPhoneAsync("+79163333332"))!.Name);
    }

    [Fact]
    public async Task An_account_whose_number_is_taken_gets_another_and_the_next_account_keeps_clear_of_it()
    {
        await using var desk = await BusyAccount.LiveAsync(_ => { });
        var path = Path.Combine(_folder, "taken.db");
        await using (var taken = await OpenAsync(path)) await taken.GetRequiredService<CrmEngine>().Accounts.CreateAsync("other");

        await using (var file = File("taken.db")) Assert.True((await desk.Engine.Maintenance.CopyAccountAsync("test", file)).IsRenumbered);

        await using (var host = await OpenAsync(path))
        {
            var third = await host.GetRequiredService<CrmEngine>().Accounts.CreateAsync("third");
            Assert.Equal(3, third.Number);
        }

        await using var store = File("taken.db");
        await store.OpenAsync(RecordCatalog.Schema, default);
        Assert.Equal(await Rows.OfAsync(desk.Engine.Store, "test"), await Rows.OfAsync(store, "test"));
        Assert.NotEmpty(await Rows.OfAsync(store, "other"));
    }

    [Fact]
    public async Task An_account_is_never_copied_into_one_that_is_there()
    {
        await using var desk = await BusyAccount.LiveAsync(_ => { });
        await using (var file = File("copy.db")) await desk.Engine.Maintenance.CopyAccountAsync("test", file);

        await using var again = File("copy.db");
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => desk.Engine.Maintenance.CopyAccountAsync("test", again));
        Assert.Contains("'test' already", error.Message, StringComparison.Ordinal);

        await using var third = File("third.db");
        error = await Assert.ThrowsAsync<InvalidOperationException>(() => desk.Engine.Maintenance.CopyAccountAsync("nobody", third));
        Assert.Contains("no account 'nobody'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(20)]
    public async Task A_copy_that_broke_off_is_no_account_and_the_next_begins_anew(int commits)
    {
        await using var desk = await BusyAccount.LiveAsync(_ => { });
        await using var inner = new InMemoryStore();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => desk.Engine.Maintenance.CopyAccountAsync("test", new BreakingStore(inner) { CommitsLeft = commits }));
        Assert.Empty(await Rows.OfAsync(inner, "test"));
        Assert.True(await Rows.CountAsync(inner, 1) > 0);

        await desk.Events.IngestAsync(new IncomingCall("+79160000000") { Source = "pbx", Key = "later" });
        await desk.Engine.Maintenance.CopyAccountAsync("test", new BreakingStore(inner) { IsOpen = true });
        Assert.Equal(await Rows.OfAsync(desk.Engine.Store, "test"), await Rows.OfAsync(inner, "test"));
    }

    [Fact]
    public async Task What_a_broken_copy_left_does_not_get_into_a_new_account()
    {
        await using var desk = await BusyAccount.LiveAsync(_ => { });
        var path = Path.Combine(_folder, "broken.db");
        await using (var file = File("broken.db"))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => desk.Engine.Maintenance.CopyAccountAsync("test", new BreakingStore(file) { CommitsLeft = 9 }));
        }

        await using var host = await OpenAsync(path);
        Assert.Equal(2, (await host.GetRequiredService<CrmEngine>().Accounts.CreateAsync("fresh")).Number);
    }

    [Fact]
    public async Task A_change_while_it_is_copied_is_told_with_its_record()
    {
        await using var desk = await BusyAccount.LiveAsync(_ => { });
        await using var target = new InMemoryStore();
        var hasWritten = false;
        var progress = new Told(p =>
        {
            if (hasWritten || p is not { Table: "deal", IsChecking: false }) return;
            hasWritten = true;
            var deal = desk.Deals.ListAsync().AsTask().GetAwaiter().GetResult().Items[0];
            desk.Deals.EditAsync(deal.Id, new DealChange { Title = "Another" }, new EmployeeId("olga")).AsTask().GetAwaiter().GetResult();
        });

        var error = await Assert.ThrowsAsync<CrmException>(() => desk.Engine.Maintenance.CopyAccountAsync("test", target, progress));

        Assert.Matches("'(event_key|inbox|deal)'", error.Message);
        Assert.Empty(await Rows.OfAsync(target, "test"));
    }

    [Fact]
    public async Task A_difference_names_the_record_and_the_column()
    {
        await using var desk = await BusyAccount.LiveAsync(_ => { });
        await using var target = new BreakingStore(new InMemoryStore()) { Spoils = DealRecords.Instance };

        var error = await Assert.ThrowsAsync<CrmException>(() => desk.Engine.Maintenance.CopyAccountAsync("test", target));

        Assert.Contains("record of 'deal', id ", error.Message, StringComparison.Ordinal);
        Assert.Contains("has another 'stage'", error.Message, StringComparison.Ordinal);
    }

    private SqliteStore File(string name) => new(new SqliteOptions { Path = Path.Combine(_folder, name) });

    private static PostgreSqlStore Server(string database) => new(new PostgreSqlOptions { ConnectionString = database });

    private static async Task<ServiceProvider> OpenAsync(string path)
    {
        var services = new ServiceCollection();
        services.AddCrmCore(crm => crm.UseSqlite(path));
        var host = services.BuildServiceProvider();
        await host.GetRequiredService<CrmEngine>().StartAsync();
        return host;
    }

    private sealed class Told(Action<AccountCopyProgress>? also = null) : IProgress<AccountCopyProgress>
    {
        public List<AccountCopyProgress> All { get; } = [];

        public void Report(AccountCopyProgress value)
        {
            All.Add(value);
            also?.Invoke(value);
        }
    }
}
