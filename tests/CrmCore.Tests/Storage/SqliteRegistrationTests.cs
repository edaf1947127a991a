using CrmCore.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Tests.Storage;

public sealed class SqliteRegistrationTests
{
    [Fact]
    public async Task UseSqlite_registers_one_store_for_writing_and_backups()
    {
        var crm = new Builder();
        Assert.Same(crm, crm.UseSqlite("crm.db"));
        await using var services = crm.Services.BuildServiceProvider();
        var store = services.GetRequiredService<ICrmStore>();
        Assert.IsType<SqliteStore>(store);
        Assert.Same(store, services.GetRequiredService<IStoreBackup>());
    }

    [Fact]
    public async Task A_store_that_the_host_registered_wins()
    {
        var crm = new Builder();
        await using var own = new InMemoryStore();
        crm.Services.AddSingleton<ICrmStore>(own);
        crm.UseSqlite("crm.db");
        await using var services = crm.Services.BuildServiceProvider();
        Assert.Same(own, services.GetRequiredService<ICrmStore>());
        Assert.Null(services.GetService<IStoreBackup>());
    }

    [Theory]
    [InlineData("")]
    [InlineData(":memory:")]
    public void A_path_that_names_no_file_is_refused(string path) =>
        Assert.Contains("InMemoryStore", Assert.Throws<ArgumentException>(() => new Builder().UseSqlite(path)).Message, StringComparison.Ordinal);

    [Fact]
    public void Options_out_of_their_range_are_refused() => Assert.Contains(
        "CheckpointEvery",
        Assert.Throws<ArgumentException>(() => new Builder().UseSqlite(new SqliteOptions { Path = "crm.db", CheckpointEvery = 1 })).Message,
        StringComparison.Ordinal);

    private sealed class Builder : ICrmBuilder
    {
        public IServiceCollection Services { get; } = new ServiceCollection();
    }
}
