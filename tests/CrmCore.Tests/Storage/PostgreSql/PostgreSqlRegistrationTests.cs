using CrmCore.Storage.PostgreSql;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CrmCore.Tests.Storage;

public sealed class PostgreSqlRegistrationTests
{
    private const string Local = "Host=localhost;Database=crm";

    [Fact]
    public async Task UsePostgreSql_registers_one_store_for_the_engine_and_the_hosts_transactions()
    {
        await using var source = NpgsqlDataSource.Create(Local);
        foreach (var use in new Func<ICrmBuilder, ICrmBuilder>[] { crm => crm.UsePostgreSql(Local), crm => crm.UsePostgreSql(source), crm => crm.UsePostgreSql(new PostgreSqlOptions { ConnectionString = Local, Writers = 4 }) })
        {
            var crm = new Builder();
            Assert.Same(crm, use(crm));
            await using var services = crm.Services.BuildServiceProvider();
            var store = services.GetRequiredService<ICrmStore>();
            Assert.IsType<PostgreSqlStore>(store);
            Assert.Same(store, services.GetRequiredService<IHostTransactions>());
        }
    }

    [Fact]
    public async Task A_store_that_the_host_registered_wins()
    {
        var crm = new Builder();
        await using var own = new InMemoryStore();
        crm.Services.AddSingleton<ICrmStore>(own);
        crm.UsePostgreSql(Local);
        await using var services = crm.Services.BuildServiceProvider();
        Assert.Same(own, services.GetRequiredService<ICrmStore>());
    }

    public static TheoryData<string> Wrong => new(
        "Host=;Database=crm", "nonsense", "Host=localhost;Multiplexing=true", "Schema:", "Schema:Crm", "Schema:pg_crm", "Schema:crm;drop", "Writers:0", "Writers:17");

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Options_out_of_their_range_are_refused(string wrong)
    {
        var parts = wrong.Split(':');
        var options = new PostgreSqlOptions
        {
            ConnectionString = parts.Length == 1 ? wrong : Local,
            Schema = parts[0] == "Schema" ? parts[1] : "crm",
            Writers = parts[0] == "Writers" ? int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) : 2,
        };
        var named = parts.Length == 1 ? "ConnectionString" : parts[0];
        Assert.Contains("PostgreSqlOptions." + named, Assert.Throws<ArgumentException>(() => new Builder().UsePostgreSql(options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_has_to_be_given_once_and_times_have_to_be_in_range()
    {
        Assert.Contains("must be given", Assert.Throws<ArgumentException>(() => new Builder().UsePostgreSql(new PostgreSqlOptions())).Message, StringComparison.Ordinal);
        Assert.Contains("StatementTimeout", Refused(new() { ConnectionString = Local, StatementTimeout = TimeSpan.Zero }), StringComparison.Ordinal);
        Assert.Contains("LeaseTime", Refused(new() { ConnectionString = Local, LeaseTime = TimeSpan.FromHours(1) }), StringComparison.Ordinal);
    }

    private static string Refused(PostgreSqlOptions options) => Assert.Throws<ArgumentException>(() => new Builder().UsePostgreSql(options)).Message;

    private sealed class Builder : ICrmBuilder
    {
        public IServiceCollection Services { get; } = new ServiceCollection();
    }
}
